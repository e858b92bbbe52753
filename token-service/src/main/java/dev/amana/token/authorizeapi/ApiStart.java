package dev.amana.token.authorizeapi;

import dev.amana.token.applications.Application;
import dev.amana.token.attempts.Attempt;
import dev.amana.token.attempts.AttemptStore;
import dev.amana.token.attempts.AuthorisationRequest;
import dev.amana.token.attempts.Channel;
import dev.amana.token.consents.decide.ConsentDecisions;
import dev.amana.token.consents.decide.ConsentView;
import dev.amana.token.signin.SignIn;
import dev.amana.token.signin.SignInOutcome;
import dev.amana.token.signin.TypedCredentials;
import dev.amana.token.signin.TypedCredentials.Field;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The first call: makes the request, signs the customer in and has a code sent. */
@Component
class ApiStart {

    private static final Set<String> SCOPES = Set.of("openid", "accounts");
    private static final Pattern S256_CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int STATE_CHARACTERS = 2_048;

    private final ConsentDecisions consents;
    private final AttemptStore attempts;
    private final SignIn signIn;
    private final InstantSource clock;

    ApiStart(ConsentDecisions consents, AttemptStore attempts, SignIn signIn, InstantSource clock) {
        this.consents = consents;
        this.attempts = attempts;
        this.signIn = signIn;
        this.clock = clock;
    }

    Started start(Application caller, StartBody body, String address) {
        TypedCredentials typed = credentials(body);
        AuthorisationRequest request = request(caller, body);
        Attempt attempt = attempts.find(attempts.begin(request, Channel.Api)).orElseThrow();
        return switch (signIn.signIn(attempt.id(), attempt.signIns(), typed.credentials(), address)) {
            case SignInOutcome.CodeSent _ -> new Started(attempt.id().value(), attempt.expiresAt());
            case SignInOutcome.AddressWaits(Instant until) ->
                throw RefusedException.tooMany("Too many sign-ins from this address", left(until));
            case SignInOutcome.CustomerWaits(Instant until) ->
                throw RefusedException.tooMany("Too many codes for this customer", left(until));
            case SignInOutcome.TooSoon(Instant from) ->
                throw RefusedException.tooMany("A code was sent a moment ago", left(from));
            case SignInOutcome.NotOpen _ -> throw new IllegalStateException("a fresh attempt is not open");
        };
    }

    private Duration left(Instant until) {
        return Duration.between(clock.instant(), until);
    }

    private static TypedCredentials credentials(StartBody body) {
        TypedCredentials typed = new TypedCredentials(
                required(body.cpr(), "Cpr"), required(body.mobile(), "Mobile"), required(body.cif(), "Cif"));
        for (Field field : typed.malformed()) {
            throw RefusedException.invalid(field.name(), field.name() + " is not well formed");
        }
        return typed;
    }

    private AuthorisationRequest request(Application caller, StartBody body) {
        ConsentView consent = consents.find(required(body.consentId(), "ConsentId"))
                .orElseThrow(() -> RefusedException.bad("Resource.NotFound", "There is no such consent"));
        if (!consent.clientId().equals(caller.clientId())) {
            throw RefusedException.forbidden("Resource.ConsentMismatch", "The consent is another client's");
        }
        switch (consent.status()) {
            case AwaitingAuthorisation, Authorised -> {}
            case Rejected, Revoked, Expired ->
                throw RefusedException.bad("Resource.InvalidConsentStatus", "The consent can no longer be authorised");
        }
        return new AuthorisationRequest(
                caller.clientId(),
                redirectUri(caller, body.redirectUri()),
                Optional.ofNullable(body.state()).map(ApiStart::state),
                Optional.empty(),
                SCOPES.stream().filter(caller.scopes()::contains).collect(Collectors.toSet()),
                Optional.of(consent.consentId()),
                Optional.ofNullable(body.codeChallenge()).map(ApiStart::challenge),
                Optional.empty());
    }

    private static URI redirectUri(Application caller, @Nullable String wanted) {
        if (wanted == null) {
            return caller.onlyRedirectUri().orElseThrow(() -> RefusedException.missing("RedirectUri"));
        }
        return caller.redirectUris().stream()
                .filter(registered -> registered.toString().equals(wanted))
                .findFirst()
                .orElseThrow(() -> RefusedException.invalid("RedirectUri", "RedirectUri is not a registered one"));
    }

    private static String challenge(String challenge) {
        if (!S256_CHALLENGE.matcher(challenge).matches()) {
            throw RefusedException.invalid("CodeChallenge", "CodeChallenge is no SHA-256 in base64url");
        }
        return challenge;
    }

    private static String state(String state) {
        if (state.length() > STATE_CHARACTERS) {
            throw RefusedException.invalid("State", "State is longer than " + STATE_CHARACTERS + " characters");
        }
        if (state.indexOf('\0') >= 0) {
            throw RefusedException.invalid("State", "State holds a NUL character");
        }
        return state;
    }

    private static String required(@Nullable String value, String path) {
        if (value == null || value.isBlank()) {
            throw RefusedException.missing(path);
        }
        return value;
    }
}
