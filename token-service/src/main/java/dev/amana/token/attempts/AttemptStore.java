package dev.amana.token.attempts;

import static dev.amana.token.attempts.AttemptRows.sql;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The attempts in PostgreSQL. Every step is one conditional UPDATE that answers whether it was this caller who took it: of two
 * submits, in two tabs or on two instances, one wins and the other finds the stage already reached.
 */
@Repository
public class AttemptStore {

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final AttemptSettings settings;

    AttemptStore(JdbcClient jdbc, InstantSource clock, AttemptSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /** Keeps a request as a new attempt. */
    public AttemptId begin(AuthorisationRequest request, Channel channel) {
        AttemptId id = new AttemptId(UUID.randomUUID());
        Instant now = clock.instant();
        jdbc.sql("""
                insert into attempt(attempt_id, channel, client_id, redirect_uri, state, nonce, scopes, consent_id,
                                    code_challenge, dpop_jkt, created_at, expires_at, stage)
                values (:id, :channel, :client, :redirect, :state, :nonce, :scopes, :consent, :challenge, :jkt, :now, :expiry,
                        'Started')""")
                .param("id", id.value())
                .param("channel", channel.name())
                .param("client", request.clientId())
                .param("redirect", request.redirectUri().toString())
                .param("state", request.state().orElse(null))
                .param("nonce", request.nonce().orElse(null))
                .param("scopes", request.scopes().toArray(String[]::new))
                .param("consent", request.consentId().orElse(null))
                .param("challenge", request.codeChallenge().orElse(null))
                .param("jkt", request.dpopJkt().orElse(null))
                .param("now", sql(now))
                .param("expiry", sql(now.plus(settings.lifetime())))
                .update();
        return id;
    }

    /** The attempt as it is; empty for an id we never gave, or one long gone. */
    public Optional<Attempt> find(AttemptId id) {
        return jdbc.sql("select * from attempt where attempt_id = :id and channel <> 'Visit'")
                .param("id", id.value())
                .query(AttemptRows::read)
                .optional();
    }

    /** As {@link #find}, holding the row until the transaction ends. */
    public Optional<Attempt> lock(AttemptId id) {
        return jdbc.sql("select * from attempt where attempt_id = :id and channel <> 'Visit' for update")
                .param("id", id.value())
                .query(AttemptRows::read)
                .optional();
    }

    /** Binds an attempt to the first browser that opens it; false if it is another's. */
    public boolean bind(AttemptId id, byte[] browserDigest) {
        return jdbc.sql("""
                update attempt set browser_sha256 = :browser
                where attempt_id = :id and channel = 'Browser' and (browser_sha256 is null or browser_sha256 = :browser)""")
                        .param("id", id.value())
                        .param("browser", browserDigest)
                        .update()
                == 1;
    }

    /**
     * Started to SignedIn.
     *
     * @param psuId empty where core banking did not know the customer
     * @param customerKey what this customer's wrong codes are counted under
     */
    public boolean signedIn(AttemptId id, Optional<String> psuId, byte[] customerKey, String mobileEnding) {
        return jdbc.sql("""
                update attempt set stage = 'SignedIn', psu_id = :psu, customer_key = :customer, mobile_ending = :ending,
                                   sign_ins = sign_ins + 1
                where attempt_id = :id and stage = 'Started' and expires_at > :now and sign_ins < :most""")
                        .param("id", id.value())
                        .param("psu", psuId.orElse(null))
                        .param("customer", customerKey)
                        .param("ending", mobileEnding)
                        .param("now", sql(clock.instant()))
                        .param("most", settings.signIns())
                        .update()
                == 1;
    }

    /** SignedIn back to Started: the customer corrects what they typed. */
    public boolean signInAgain(AttemptId id) {
        return jdbc.sql("""
                update attempt set stage = 'Started', psu_id = null, customer_key = null, mobile_ending = null
                where attempt_id = :id and stage = 'SignedIn'""").param("id", id.value()).update() == 1;
    }

    /** Who signed in, if anybody did and core banking knew them, and what their wrong codes are counted under. */
    public Optional<SignedInCustomer> signedInCustomer(AttemptId id) {
        return jdbc.sql("select psu_id, customer_key from attempt where attempt_id = :id and customer_key is not null")
                .param("id", id.value())
                .query((row, _) -> new SignedInCustomer(
                        Optional.ofNullable(row.getString("psu_id")), row.getBytes("customer_key")))
                .optional();
    }

    /** SignedIn to Authenticated; never where core banking did not know the customer. */
    public boolean authenticated(AttemptId id) {
        Instant now = clock.instant();
        return jdbc.sql("""
                update attempt set stage = 'Authenticated', authenticated_at = :now
                where attempt_id = :id and stage = 'SignedIn' and psu_id is not null and expires_at > :now""").param("id", id.value()).param("now", sql(now)).update() == 1;
    }

    /** Remembers which accounts the customer was shown; only these can be chosen. */
    public void offered(AttemptId id, List<String> accountIds) {
        jdbc.sql(
                        "update attempt set offered_account_ids = :accounts where attempt_id = :id and stage = 'Authenticated'")
                .param("id", id.value())
                .param("accounts", accountIds.toArray(String[]::new))
                .update();
    }

    /** Any stage before the decision to Ended. */
    public boolean end(AttemptId id, EndReason reason) {
        return jdbc.sql("""
                update attempt set stage = 'Ended', end_reason = :reason
                where attempt_id = :id and stage in ('Started', 'SignedIn', 'Authenticated')""")
                        .param("id", id.value())
                        .param("reason", reason.name())
                        .update()
                == 1;
    }
}
