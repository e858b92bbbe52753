package dev.amana.gatewaylink;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.net.SSLHostConfigCertificate.Type;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;

/** Ports of Tomcat that speak TLS as BCP 195 and FAPI 2.0 Security Profile §5.2.1 want it: 1.3, or 1.2 with forward secrecy and AEAD. */
public final class TlsConnector {

    private static final String PROTOCOLS = "TLSv1.3,TLSv1.2";
    private static final String CIPHERS = String.join(
            ":",
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");

    /** What the other ports take, and two certificates more. */
    private static final int HEADER_BYTES = 24 * 1024;

    /** Assertions and pushed requests are a few kilobytes; other bodies are bounded where they are read. */
    private static final int FORM_BYTES = 64 * 1024;

    /** Time for a handshake, and for a request's line and headers. */
    private static final int TIMEOUT_MILLIS = 10_000;

    private TlsConnector() {}

    /**
     * A port that shows the bundle's certificate.
     *
     * @param address the interface, null for all
     * @param clients who is let in: those with a certificate of an authority in this bundle's trust store; null for anyone
     */
    public static Connector on(int port, @Nullable String address, SslBundle server, @Nullable SslBundle clients) {
        Connector connector = new Connector(Http11NioProtocol.class.getName());
        Http11NioProtocol protocol = (Http11NioProtocol) connector.getProtocolHandler();
        connector.setPort(port);
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setMaxPostSize(FORM_BYTES);
        if (address != null) {
            connector.setProperty("address", address);
        }
        protocol.setSSLEnabled(true);
        protocol.setConnectionTimeout(TIMEOUT_MILLIS);
        protocol.setMaxHttpRequestHeaderSize(HEADER_BYTES);
        protocol.setExecutor(new VirtualThreadExecutor("tls-" + port + "-"));
        connector.addSslHostConfig(tls(server, clients));
        return connector;
    }

    private static SSLHostConfig tls(SslBundle server, @Nullable SslBundle clients) {
        SSLHostConfig tls = new SSLHostConfig();
        tls.setProtocols(PROTOCOLS);
        tls.setCiphers(CIPHERS);
        tls.setHonorCipherOrder(true);
        SSLHostConfigCertificate certificate = new SSLHostConfigCertificate(tls, Type.UNDEFINED);
        certificate.setCertificateKeystore(server.getStores().getKeyStore());
        String password = server.getStores().getKeyStorePassword();
        certificate.setCertificateKeystorePassword(password == null ? "" : password);
        tls.addCertificate(certificate);
        if (clients != null) {
            tls.setCertificateVerification("required");
            tls.setTrustStore(clients.getStores().getTrustStore());
        }
        return tls;
    }
}
