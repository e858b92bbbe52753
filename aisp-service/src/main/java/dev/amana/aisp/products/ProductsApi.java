package dev.amana.aisp.products;

import dev.amana.aisp.answers.Answer;
import dev.amana.aisp.answers.DataCalls;
import dev.amana.aisp.answers.DataRequest;
import dev.amana.aisp.answers.Disclosure;
import dev.amana.aisp.corebanking.Query;
import dev.amana.aisp.permissions.Endpoint;
import dev.amana.aisp.permissions.Resource;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ProductsApi {
    private final DataCalls calls;

    ProductsApi(DataCalls calls) {
        this.calls = calls;
    }

    @GetMapping(path = Endpoint.Paths.PRODUCTS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> all(DataRequest request) {
        return calls.publicAnswer(
                request,
                Endpoint.PRODUCTS,
                fetching -> new Answer(
                        Disclosure.ofPublic(Resource.PRODUCTS).whole(fetching.ask(new Query.Products())),
                        fetching.links(Map.of(), Optional.empty()).single(),
                        1));
    }
}
