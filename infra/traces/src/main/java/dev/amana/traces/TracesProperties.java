package dev.amana.traces;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whether traces are recorded, and where they go.
 *
 * @param endpoint where they are posted to (OTLP over HTTP, protobuf), such as {@code http://localhost:4318/v1/traces};
 *     without it nothing is recorded and nothing sent
 * @param share how many of the calls that begin here are recorded, from 0 to 1. One in ten shows where time goes at a tenth
 *     of the cost; one that was recorded, or not, by whoever caused it is the same here
 * @param continueCallers whether a caller's {@code traceparent} is believed. Where strangers call it must not be: they
 *     would decide what is recorded
 */
@Validated
@ConfigurationProperties("amana.traces")
record TracesProperties(
        @Nullable URI endpoint,

        @DefaultValue("0.1") @DecimalMin("0") @DecimalMax("1")
        double share,

        @DefaultValue("true") boolean continueCallers) {}
