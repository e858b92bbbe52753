package dev.amana.token.corebanking;

/** Text messages to a customer's registered mobile. */
public interface TextMessages {

    /** Hands the message over without waiting; one that is lost is a code the customer asks for again. */
    void send(String psuId, String text);

    /** Takes as long as {@link #send} and sends nothing. */
    void pretend(String text);
}
