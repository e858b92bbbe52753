package dev.amana.gateway.limits;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What is too much.
 *
 * @param maxBody the largest request body that is passed on, whatever its encoding
 */
@Validated
@ConfigurationProperties("amana.gateway.limits")
record LimitProperties(@NotNull DataSize maxBody) {}
