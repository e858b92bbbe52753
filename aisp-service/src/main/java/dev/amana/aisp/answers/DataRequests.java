package dev.amana.aisp.answers;

import dev.amana.aisp.access.ConsentId;
import dev.amana.aisp.access.PresentedToken;
import dev.amana.openbanking.interaction.InteractionId;
import dev.amana.openbanking.token.AccessToken;
import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands a controller its {@link DataRequest}. */
@Component
class DataRequests implements WebMvcConfigurer, HandlerMethodArgumentResolver {
    private static final Logger log = LoggerFactory.getLogger(DataRequests.class);
    private static final String AUTH_DATE = "x-fapi-auth-date";
    private static final String CUSTOMER_IP_ADDRESS = "x-fapi-customer-ip-address";

    /** Short forms of an address, such as {@code 1}, are no more than a number. */
    private static final Pattern FOUR_NUMBERS_OR_COLONS = Pattern.compile("\\d+(\\.\\d+){3}|[^:]*:.*");

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == DataRequest.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        notice(request.getHeader(AUTH_DATE));
        var authentication = Objects.requireNonNull(
                SecurityContextHolder.getContext().getAuthentication(), "a data endpoint outside the token checks");
        if (!(authentication.getPrincipal() instanceof AccessToken token)) {
            throw new IllegalStateException("a data endpoint outside the token checks");
        }
        return new DataRequest(
                token,
                presented(token, String.valueOf(authentication.getCredentials())),
                parameters(request),
                variables(request),
                attended(request.getHeader(CUSTOMER_IP_ADDRESS)),
                InteractionId.current().value());
    }

    private static PresentedToken presented(AccessToken token, String value) {
        return new PresentedToken(
                kind(token),
                token.clientId(),
                token.scopes(),
                token.consentId().filter(id -> !id.isBlank()).map(ConsentId::new),
                token.authorisedSeq(),
                token.grantId(),
                token.jti(),
                token.issuedAt(),
                token.expiresAt(),
                value);
    }

    private static PresentedToken.Kind kind(AccessToken token) {
        return switch (token.kind()) {
            case PUBLIC -> PresentedToken.Kind.PUBLIC;
            case RESOURCE -> PresentedToken.Kind.RESOURCE;
            case INTERNAL -> PresentedToken.Kind.INTERNAL;
        };
    }

    @SuppressWarnings("unchecked") // the type that Spring MVC documents for this attribute
    private static Map<String, String> variables(NativeWebRequest request) {
        var variables =
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return variables == null ? Map.of() : Map.copyOf((Map<String, String>) variables);
    }

    private static Map<String, List<String>> parameters(NativeWebRequest request) {
        var parameters = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
        return parameters;
    }

    /** The customer is there if there is an address of theirs; what is none says nothing and is not an error. */
    private static boolean attended(@Nullable String address) {
        if (address == null) {
            return false;
        }
        try {
            var _ = InetAddress.ofLiteral(address);
            if (FOUR_NUMBERS_OR_COLONS.matcher(address).matches()) {
                return true;
            }
        } catch (IllegalArgumentException e) {
            log.debug("No address: {}", e.getMessage());
        }
        log.info("An {} that is no address was ignored", CUSTOMER_IP_ADDRESS);
        return false;
    }

    /** Optional, and wrong in published samples: a bad one is noted and changes nothing (docs/reference/bobf-api.md §6). */
    private static void notice(@Nullable String authDate) {
        if (authDate != null) {
            try {
                DateTimeFormatter.RFC_1123_DATE_TIME.parse(authDate);
            } catch (DateTimeException e) {
                log.info("An {} that is no RFC 7231 date was ignored", AUTH_DATE);
            }
        }
    }
}
