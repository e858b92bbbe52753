package dev.amana.localstack;

import dev.amana.localstack.check.FreePort;
import dev.amana.localstack.service.Service;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Every port of a stack, counted from the gateway's; all on the loopback interface.
 *
 * @param base the gateway's
 * @param instances of each service that runs as several
 */
public record Ports(int base, int instances) {

    public static final int DEFAULT_BASE = 8080;

    /** In a row from the base on: every plain port, those of second instances too. */
    private static final int COUNT = 14;

    /** From a service's first instance to its second. */
    private static final int TO_THE_SECOND = 10;

    private static final int MOST_INSTANCES = 2;
    private static final int GATEWAY_TLS = 363;
    private static final int GATEWAY_CLIENT_CERTIFICATES = 364;

    /** From a service's plain port to the one where it answers the gateway over TLS. */
    private static final int LINK = 400;

    private static final int HIGHEST = LINK + COUNT - 1;

    public Ports {
        if (base < 1024 || base + HIGHEST > 65_535) {
            throw new StackException("--port " + base + ": choose one from 1024 to " + (65_535 - HIGHEST));
        }
        if (instances < 1 || instances > MOST_INSTANCES) {
            throw new StackException("--instances " + instances + ": choose 1 or " + MOST_INSTANCES);
        }
    }

    /** With one instance of each service. */
    public Ports(int base) {
        this(base, 1);
    }

    /** The same base, with so many instances. */
    public Ports withInstances(int number) {
        return new Ports(base, number);
    }

    /** A base with all its ports free at this moment. */
    public static Ports free() {
        IntStream offsets = IntStream.concat(
                IntStream.of(GATEWAY_TLS, GATEWAY_CLIENT_CERTIFICATES),
                IntStream.range(0, COUNT).flatMap(offset -> IntStream.of(offset, offset + LINK)));
        return new Ports(FreePort.base(COUNT, offsets.toArray()));
    }

    public int of(Service service) {
        return switch (service) {
            case GATEWAY -> base;
            case CONSENT_SERVICE -> base + 1;
            case TOKEN_SERVICE -> base + 2;
            case AISP_SERVICE -> base + 3;
            case CORE_BANKING_STUB -> base + 4;
        };
    }

    /** Those of all its instances, the first one's first. */
    public List<Integer> allOf(Service service) {
        return IntStream.range(0, service.runsAsSeveral() ? instances : 1)
                .map(further -> of(service) + further * TO_THE_SECOND)
                .boxed()
                .toList();
    }

    /** Where the gateway speaks TLS; 8443 for a gateway at 8080. */
    public int gatewayTls() {
        return base + GATEWAY_TLS;
    }

    /** Where the gateway asks for client certificates; 8444 for a gateway at 8080. */
    public int gatewayClientCertificates() {
        return base + GATEWAY_CLIENT_CERTIFICATES;
    }

    /** Where an instance of a service answers the gateway over TLS. */
    public int link(int servicePort) {
        return servicePort + LINK;
    }

    public int postgresql() {
        return base + 5;
    }

    public int kafka() {
        return base + 6;
    }

    public int kafkaController() {
        return base + 7;
    }
}
