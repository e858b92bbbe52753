package dev.amana.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.localstack.service.Service;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @Test
    void secondInstancesHaveTheirOwnPorts() {
        Ports ports = new Ports(9000, 2);
        assertThat(ports.allOf(Service.CONSENT_SERVICE)).containsExactly(9001, 9011);
        assertThat(ports.allOf(Service.TOKEN_SERVICE)).containsExactly(9002, 9012);
        assertThat(ports.allOf(Service.AISP_SERVICE)).containsExactly(9003, 9013);
    }

    @Test
    void gatewayAndBankAreOne() {
        Ports ports = new Ports(9000, 2);
        assertThat(ports.allOf(Service.GATEWAY)).containsExactly(9000);
        assertThat(ports.allOf(Service.CORE_BANKING_STUB)).containsExactly(9004);
    }

    @Test
    void noPortIsGivenTwice() {
        Ports ports = new Ports(9000, 2);
        List<Integer> all = Stream.concat(
                        Stream.of(Service.values()).flatMap(service -> ports.allOf(service).stream()),
                        Stream.of(
                                ports.postgresql(),
                                ports.kafka(),
                                ports.kafkaController(),
                                ports.gatewayTls(),
                                ports.gatewayClientCertificates(),
                                ports.link(ports.of(Service.CONSENT_SERVICE)),
                                ports.link(ports.allOf(Service.AISP_SERVICE).getLast())))
                .toList();
        Set<Integer> distinct = new HashSet<>(all);
        assertThat(all).hasSameSizeAs(distinct);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 3})
    void otherNumbersOfInstancesAreRefused(int instances) {
        assertThatThrownBy(() -> new Ports(9000, instances)).isInstanceOf(StackException.class);
    }
}
