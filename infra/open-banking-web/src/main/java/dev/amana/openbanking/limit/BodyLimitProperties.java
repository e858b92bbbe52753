package dev.amana.openbanking.limit;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How many bytes a request's body may have. 64 KB: the largest request of the API, a payment with its risk block, is
 * below 8.
 *
 * @param unlimited paths, none by default, whose controllers read a body as a stream and keep only a part of it at a time
 */
@ConfigurationProperties("amana.body")
record BodyLimitProperties(
        @DefaultValue("64KB") DataSize maxSize,
        @DefaultValue Set<String> unlimited) {}
