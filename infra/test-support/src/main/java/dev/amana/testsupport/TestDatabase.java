package dev.amana.testsupport;

import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * An empty database of one test, owned by a user that owns nothing else.
 *
 * @param jdbcUrl for the PostgreSQL driver, without user or password
 */
public record TestDatabase(String jdbcUrl, String username, String password) {

    /** Gives Spring this database: {@code database.springProperties(registry::add)} in a {@code @DynamicPropertySource}. */
    public void springProperties(BiConsumer<String, Supplier<Object>> registry) {
        registry.accept("spring.datasource.url", this::jdbcUrl);
        registry.accept("spring.datasource.username", this::username);
        registry.accept("spring.datasource.password", this::password);
    }
}
