package dev.amana.corebanking.products;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bank's price list and branches, {@code products/products.json}, in the API's own shape. */
@Component
public class Products {

    private final JsonNode data;

    Products(JsonMapper json) {
        try (InputStream file = new ClassPathResource("products/products.json").getInputStream()) {
            data = json.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode data() {
        return data.deepCopy();
    }
}
