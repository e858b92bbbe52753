package dev.amana.traces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class TracesAutoConfigurationTest {

    private final WebApplicationContextRunner service =
            new WebApplicationContextRunner().withConfiguration(AutoConfigurations.of(TracesAutoConfiguration.class));

    @Test
    void nothingIsThereWhereNobodyAskedForIt() {
        service.withPropertyValues("amana.traces.endpoint=").run(context -> {
            assertThat(context).doesNotHaveBean(Recording.class).doesNotHaveBean("requestTraces");
            assertThat(Traces.areOn()).isFalse();
        });
    }

    @Test
    void tracesAreOnFromTheAddressToTheEndOfTheService() {
        service.withPropertyValues("amana.traces.endpoint=http://localhost:9/v1/traces")
                .run(context -> {
                    assertThat(context).hasSingleBean(Recording.class).hasBean("requestTraces");
                    assertThat(Traces.areOn()).isTrue();
                });
        assertThat(Traces.areOn()).isFalse();
    }

    @Test
    void shareIsAShare() {
        service.withPropertyValues("amana.traces.share=1.1")
                .run(context -> assertThat(context).hasFailed());
    }
}
