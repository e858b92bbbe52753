package dev.amana.traces;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Traces, where {@code amana.traces.endpoint} says where they go; nothing at all where it does not. */
@AutoConfiguration
@EnableConfigurationProperties(TracesProperties.class)
class TracesAutoConfiguration {

    /** At most this many wait to be sent; what comes on top while nobody takes them is lost. About 2 MB. */
    private static final int QUEUE = 2_048;

    private static final Duration SENT_WITHIN = Duration.ofSeconds(5);

    @Configuration(proxyBeanMethods = false)
    @Conditional(Asked.class)
    static class On {

        @Bean(destroyMethod = "close")
        Recording traces(TracesProperties properties, Environment environment, ObjectProvider<MeterRegistry> meters) {
            URI endpoint = Objects.requireNonNull(properties.endpoint(), "endpoint");
            Resource process = Resource.create(Attributes.builder()
                    .put("service.name", environment.getProperty("spring.application.name", "amana"))
                    .put("service.instance.id", UUID.randomUUID().toString())
                    .build());
            return new Recording(SdkTracerProvider.builder()
                    .setResource(process)
                    .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(properties.share())))
                    .addSpanProcessor(new Sending(
                            OtlpHttpSpanExporter.builder()
                                    .setEndpoint(endpoint.toString())
                                    .setTimeout(SENT_WITHIN)
                                    .build(),
                            QUEUE,
                            SENT_WITHIN,
                            meters.getIfAvailable(SimpleMeterRegistry::new)))
                    .build());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(Asked.class)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static class OfRequests {

        /** Right behind the filter that takes or makes the interaction id. */
        @Bean
        FilterRegistrationBean<RequestTraces> requestTraces(
                TracesProperties properties, ObjectProvider<FixedPaths> fixed) {
            var registration = new FilterRegistrationBean<>(
                    new RequestTraces(properties.continueCallers(), fixed.getIfAvailable(FixedPaths::none)));
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
            return registration;
        }
    }

    /** An empty text, as compose files leave one, asks for nothing. */
    static final class Asked implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            @Nullable String endpoint = context.getEnvironment().getProperty("amana.traces.endpoint");
            return StringUtils.hasText(endpoint);
        }
    }
}
