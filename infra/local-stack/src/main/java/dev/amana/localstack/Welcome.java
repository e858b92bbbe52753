package dev.amana.localstack;

import dev.amana.localstack.service.Service;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** What a newcomer needs once everything runs: where things are, and who is there to try them as. */
final class Welcome {

    private static final String MOBILE = "+97333106976";

    private Welcome() {}

    static void print(LocalStack stack, Duration took, PrintStream out) {
        Path keys = stack.directory().keys();
        out.printf(
                Locale.ROOT,
                """

                Amana is up (%1$.1f s).

                  API             %2$s/apigateway/bobf/release1.0.0
                  Issuer          %2$s/apigateway/as
                  Sample TPPs     tpp-one  Sadeem Money  private_key_jwt, keys in %3$s/tpp-one.private.jwks.json
                                  tpp-two  Bayan Books   client secret in %3$s/tpp-two.secret
                                  tpp-three Lulu Ledger  client certificate %3$s/tls/tpp-three.cert.pem
                  TLS             https://localhost:%8$d, with client certificates https://localhost:%9$d
                                  (authority %3$s/tls/authority.cert.pem)
                  Sample PSU      CPR 800106976, mobile %4$s, CIF 106976
                  Her phone       http://localhost:%5$d/phone/%4$s
                  Sample staff    sample-auditor, password and one-time code: ./amana staff sample
                                  (in %3$s/staff-auditor.json), signs in at http://localhost:%7$d/audit
                  Data and logs   %6$s

                Next: ./amana journey    Stop: ./amana down
                """,
                took.toMillis() / 1000.0,
                stack.publicBase(),
                keys,
                MOBILE,
                stack.ports().of(Service.CORE_BANKING_STUB),
                stack.directory().root(),
                stack.ports().of(Service.CONSENT_SERVICE),
                stack.ports().gatewayTls(),
                stack.ports().gatewayClientCertificates());
    }
}
