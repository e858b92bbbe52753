package dev.amana.openbanking.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How many bytes a request's body may have. 64 KB: the largest request of the API, a payment with its risk block, is
 * below 8.
 */
@ConfigurationProperties("amana.body")
record BodyLimitProperties(@DefaultValue("64KB") DataSize maxSize) {}
