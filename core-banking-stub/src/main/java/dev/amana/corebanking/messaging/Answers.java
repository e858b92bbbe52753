package dev.amana.corebanking.messaging;

/** Answers questions; the answer is written as JSON. Throws {@link MalformedQuestionException} for one that makes no sense. */
@FunctionalInterface
public interface Answers {

    Object to(Question question);
}
