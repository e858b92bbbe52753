package dev.amana.token.corebanking;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields we need of a record on {@code core-banking.identity-replies.v1}. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Answer(
        int schema,
        @Nullable String outcome,
        @Nullable String psuId,
        @Nullable List<CustomerAccount> accounts) {}
