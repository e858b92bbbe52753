package dev.amana.token.staff.signin;

import dev.amana.token.keys.OpaqueValue;
import dev.amana.token.staff.Role;
import dev.amana.token.staff.StaffSettings;
import dev.amana.token.staff.users.StaffMember;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sign-ins under way, from the client's request to the code's redemption; any instance takes any step. */
@Repository
public class SignIns {

    /** A code is worth a minute (docs/reference/security-profile.md §2 "code"). */
    private static final Duration CODE = Duration.ofSeconds(60);

    /** A page that is open in the browser it was opened in. */
    record Open(UUID id, StaffRequest request) {}

    /** What a code was redeemed for. */
    public record Redeemed(StaffMember member, Instant authenticatedAt, Optional<String> nonce) {}

    private final JdbcClient database;
    private final StaffSettings settings;
    private final Clock clock;

    SignIns(JdbcClient database, StaffSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    UUID begin(StaffRequest request, byte[] browserDigest) {
        UUID id = UUID.randomUUID();
        database.sql("""
                        insert into staff_sign_in
                            (sign_in_id, client_id, redirect_uri, state, nonce, code_challenge, browser_digest, expires_at)
                        values (:id, :client, :redirect, :state, :nonce, :challenge, :browser, :expires)""")
                .param("id", id)
                .param("client", request.clientId())
                .param("redirect", request.redirectUri().toString())
                .param("state", request.state().orElse(null))
                .param("nonce", request.nonce().orElse(null))
                .param("challenge", request.codeChallenge())
                .param("browser", browserDigest)
                .param("expires", Timestamp.from(clock.instant().plus(settings.signInWithin())))
                .update();
        return id;
    }

    /** Empty for another browser's, for one that is too old, and for one that has led to a code. */
    Optional<Open> open(UUID id, byte[] browserDigest) {
        return database.sql("""
                        select * from staff_sign_in
                        where sign_in_id = :id and browser_digest = :browser and expires_at > :now and staff_id is null""")
                .param("id", id)
                .param("browser", browserDigest)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> new Open(id, request(row)))
                .optional();
    }

    private static StaffRequest request(ResultSet row) throws SQLException {
        return new StaffRequest(
                row.getString("client_id"),
                URI.create(row.getString("redirect_uri")),
                Optional.ofNullable(row.getString("state")),
                Optional.ofNullable(row.getString("nonce")),
                row.getString("code_challenge"));
    }

    /** The code for whoever signed in; empty when another request of the same browser was faster. */
    Optional<String> conclude(UUID id, StaffMember member) {
        String code = OpaqueValue.create();
        Instant now = clock.instant();
        int concluded = database.sql("""
                        update staff_sign_in
                        set staff_id = :staff, authenticated_at = :now, code_digest = :code, code_expires_at = :expires
                        where sign_in_id = :id and staff_id is null and expires_at > :now""")
                .param("id", id)
                .param("staff", member.id())
                .param("now", Timestamp.from(now))
                .param("code", OpaqueValue.digest(code))
                .param("expires", Timestamp.from(now.plus(CODE)))
                .update();
        return concluded == 1 ? Optional.of(code) : Optional.empty();
    }

    /**
     * Spends a code: one UPDATE whose row count decides. Empty for one that was spent, is too old, belongs to another client or address, has
     * another challenge, or whose owner has left meanwhile; none of those spends it.
     */
    public Optional<Redeemed> redeem(String code, String clientId, String redirectUri, String codeChallenge) {
        return database.sql("""
                        update staff_sign_in s set redeemed_at = :now
                        from staff_member m
                        where s.code_digest = :code and s.redeemed_at is null and s.code_expires_at > :now
                          and s.client_id = :client and s.redirect_uri = :redirect and s.code_challenge = :challenge
                          and m.staff_id = s.staff_id and m.left_at is null
                        returning m.staff_id, m.name, m.roles, s.authenticated_at, s.nonce""")
                .param("code", OpaqueValue.digest(code))
                .param("client", clientId)
                .param("redirect", redirectUri)
                .param("challenge", codeChallenge)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> new Redeemed(
                        member(row),
                        row.getTimestamp("authenticated_at").toInstant(),
                        Optional.ofNullable(row.getString("nonce"))))
                .optional();
    }

    private static StaffMember member(ResultSet row) throws SQLException {
        Set<Role> roles = Role.of(Arrays.asList((String[]) row.getArray("roles").getArray()));
        return new StaffMember(row.getObject("staff_id", UUID.class), row.getString("name"), roles);
    }
}
