package dev.amana.token.applications;

import dev.amana.token.Profile;
import dev.amana.token.TokenServiceSettings;
import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of TPPs' applications. */
@Component
public class ApplicationTable {

    private final JdbcClient database;
    private final Profile strictest;

    ApplicationTable(JdbcClient database, TokenServiceSettings settings) {
        this.database = database;
        this.strictest = settings.profile();
    }

    Optional<Application> find(String clientId) {
        return database.sql("select * from application where client_id = ?")
                .param(clientId)
                .query(this::application)
                .optional();
    }

    /** Stops the application, or lets it go on; whether it is another state than before. */
    public boolean suspend(String clientId, boolean suspended) {
        return database.sql("update application set suspended = ? where client_id = ? and suspended <> ?")
                        .params(suspended, clientId, suspended)
                        .update()
                == 1;
    }

    /** Every application, by client id. */
    public List<Application> all() {
        return database.sql("select * from application order by client_id limit 10000")
                .query(this::application)
                .list();
    }

    /** Whether it was added; not when the client id is taken. */
    public boolean add(NewApplication application) {
        return write(application, " on conflict do nothing") == 1;
    }

    /** Adds it, or puts it in the place of the one with this client id. */
    public void put(NewApplication application) {
        write(application, """
                 on conflict (client_id) do update set
                   name = excluded.name, profile = excluded.profile, redirect_uris = excluded.redirect_uris,
                   scopes = excluded.scopes, jwks = excluded.jwks, jwks_uri = excluded.jwks_uri,
                   secret_key_version = excluded.secret_key_version, secret_digest = excluded.secret_digest,
                   tls_identity_kind = excluded.tls_identity_kind, tls_identity = excluded.tls_identity,
                   direct_link = excluded.direct_link""");
    }

    private int write(NewApplication application, String onConflict) {
        return database.sql("""
                        insert into application (client_id, name, profile, redirect_uris, scopes, jwks, jwks_uri,
                                                 secret_key_version, secret_digest, tls_identity_kind, tls_identity,
                                                 direct_link)
                        values (:clientId, :name, :profile, :redirectUris, :scopes, :jwks, :jwksUri,
                                :secretKeyVersion, :secretDigest, :tlsIdentityKind, :tlsIdentity, :directLink)""" + onConflict)
                .param("clientId", application.clientId())
                .param("name", application.name())
                .param("profile", application.profile().name())
                .param(
                        "redirectUris",
                        application.redirectUris().stream().map(URI::toString).toArray(String[]::new))
                .param("scopes", application.scopes().toArray(String[]::new))
                .param("jwks", application.jwks().orElse(null))
                .param("jwksUri", application.jwksUri().map(URI::toString).orElse(null))
                .param(
                        "secretKeyVersion",
                        application.secretDigest().map(SecretDigest::keyVersion).orElse(null))
                .param(
                        "secretDigest",
                        application.secretDigest().map(SecretDigest::value).orElse(null))
                .param(
                        "tlsIdentityKind",
                        application
                                .tlsIdentity()
                                .map(identity -> identity.kind().name())
                                .orElse(null))
                .param(
                        "tlsIdentity",
                        application.tlsIdentity().map(TlsIdentity::value).orElse(null))
                .param("directLink", application.directLink())
                .update();
    }

    private Application application(ResultSet row, int number) throws SQLException {
        Profile profile = strictest == Profile.PRODUCTION ? strictest : Profile.valueOf(row.getString("profile"));
        byte[] digest = row.getBytes("secret_digest");
        return new Application(
                row.getString("client_id"),
                row.getString("name"),
                profile,
                strings(row.getArray("redirect_uris")).stream().map(URI::create).toList(),
                Set.copyOf(strings(row.getArray("scopes"))),
                new ClientAuthentication(
                        Optional.ofNullable(row.getString("jwks")).map(VerificationKeys::parse),
                        Optional.ofNullable(row.getString("jwks_uri")).map(URI::create),
                        digest == null
                                ? Optional.empty()
                                : Optional.of(new SecretDigest(row.getInt("secret_key_version"), digest)),
                        tlsIdentity(row)),
                row.getBoolean("direct_link"),
                false,
                row.getBoolean("suspended"));
    }

    private static Optional<TlsIdentity> tlsIdentity(ResultSet row) throws SQLException {
        String kind = row.getString("tls_identity_kind");
        return kind == null
                ? Optional.empty()
                : Optional.of(new TlsIdentity(TlsIdentity.Kind.valueOf(kind), row.getString("tls_identity")));
    }

    private static List<String> strings(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
