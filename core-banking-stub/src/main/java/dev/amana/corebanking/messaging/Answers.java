package dev.amana.corebanking.messaging;

import java.util.List;

/** Answers questions; the answer is written as JSON. Throws {@link MalformedQuestionException} for one that makes no sense. */
@FunctionalInterface
public interface Answers {

    Object to(Question question);

    /** An answer that is too large for one record: each part is one, in this order. */
    record Several(List<?> parts) {
        public Several {
            parts = List.copyOf(parts);
        }
    }
}
