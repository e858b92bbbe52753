package dev.amana.aisp.answers;

import dev.amana.aisp.access.AccountId;
import dev.amana.aisp.access.Call;
import dev.amana.aisp.access.PresentedToken;
import dev.amana.aisp.corebanking.Asker;
import dev.amana.aisp.permissions.Endpoint;
import dev.amana.openbanking.token.AccessToken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A data call as it arrived.
 *
 * @param accessToken the token as the resource server found it, which knows how its refusal is worded
 * @param token the same, as the decision uses it
 * @param parameters the query's parameters; only those that an endpoint knows count
 * @param variables of the path, by name
 * @param attended whether the customer is there, as far as the TPP says
 * @param interactionId its {@code x-fapi-interaction-id}
 */
public record DataRequest(
        AccessToken accessToken,
        PresentedToken token,
        Map<String, List<String>> parameters,
        Map<String, String> variables,
        boolean attended,
        UUID interactionId) {

    Call to(Endpoint endpoint, Optional<AccountId> account) {
        return new Call(token, endpoint, account);
    }

    Asker asker() {
        return new Asker(token.clientId(), interactionId);
    }

    /**
     * The given parameter; none if it was not sent.
     *
     * @throws CallRefused if it was sent more than once, since it cannot be told which is meant
     */
    public Optional<String> parameter(String name) {
        var values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new CallRefused(new Refusal.RepeatedParameter(name));
        }
        return values.stream().findFirst();
    }

    /** Of the parameters sent, those of these names, in their order. */
    public Map<String, String> filters(String... names) {
        var filters = new LinkedHashMap<String, String>();
        for (var name : names) {
            parameter(name).ifPresent(value -> filters.put(name, value));
        }
        return filters;
    }
}
