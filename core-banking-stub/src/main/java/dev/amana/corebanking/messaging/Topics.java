package dev.amana.corebanking.messaging;

/** The topics this bank listens to and speaks on, and the two headers that every question and answer carries. */
public final class Topics {

    public static final String REQUESTS = "core-banking.requests.v1";
    public static final String REPLIES = "core-banking.replies.v1";
    public static final String IDENTITY_REQUESTS = "core-banking.identity-requests.v1";
    public static final String IDENTITY_REPLIES = "core-banking.identity-replies.v1";
    public static final String SMS = "core-banking.sms.v1";

    /** The asking process: it drops answers to others before it parses them. */
    public static final String REPLY_TO = "reply-to";

    public static final String REQUEST_ID = "request-id";

    private Topics() {}
}
