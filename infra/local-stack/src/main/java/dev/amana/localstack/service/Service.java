package dev.amana.localstack.service;

/** A program of ours that runs in a JVM of its own. */
public enum Service {
    CONSENT_SERVICE("consent-service", "consent-service", "consent", 288),
    TOKEN_SERVICE("token-service", "token-service", "token", 288),
    AISP_SERVICE("aisp-service", "aisp-service", "aisp", 256),
    CORE_BANKING_STUB("core-banking-stub", "core-banking-stub", "", 160),
    GATEWAY("gateway", "infra/gateway", "", 128);

    private final String partName;
    private final String module;
    private final String database;
    private final int heapMib;

    Service(String partName, String module, String database, int heapMib) {
        this.partName = partName;
        this.module = module;
        this.database = database;
        this.heapMib = heapMib;
    }

    public String partName() {
        return partName;
    }

    /** Its directory in the checkout. */
    public String module() {
        return module;
    }

    /** Its database and the user of it; empty where it keeps nothing. */
    String database() {
        return database;
    }

    /** Whether callers find more than one instance of it; the gateway is the one address, the stub no part of the platform. */
    public boolean runsAsSeveral() {
        return this != CORE_BANKING_STUB && this != GATEWAY;
    }

    int heapMib() {
        return heapMib;
    }

    /** Where it says whether it is ready. */
    String readinessPath() {
        return this == GATEWAY ? "/health/readiness" : "/actuator/health/readiness";
    }
}
