package dev.amana.token.authorizeapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ProductionTest {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(AuthorizeApi.class);

    @Test
    void authorizeApiIsNotThere() {
        service.withPropertyValues("amana.profile=production")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(AuthorizeApi.class));
    }

    @Test
    void nothingSaidIsNotTheSandbox() {
        service.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(AuthorizeApi.class));
    }
}
