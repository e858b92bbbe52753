package dev.amana.token.corebanking;

/** Names that core banking and we agreed on. */
final class Topics {

    static final String REQUESTS = "core-banking.identity-requests.v1";
    static final String REPLIES = "core-banking.identity-replies.v1";
    static final String SMS = "core-banking.sms.v1";

    /** The instance that asked; another instance's replies are dropped by it before parsing. */
    static final String REPLY_TO = "reply-to";

    static final String REQUEST_ID = "request-id";

    private Topics() {}
}
