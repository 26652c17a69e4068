package org.govchain.service.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.govchain.service.office.Office;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.util.unit.DataSize;

/** Who subscribes under one name takes messages in turn; who does not is given all of them. */
class SharedSubscriptionTest {

    private static final int MESSAGES = 20;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"city, 20", ", 40"})
    void eachMessageComesToOneOfThoseWhoShare(@Nullable String share, int expected) throws Exception {
        try (TestBroker mosquitto = TestBroker.start(directory)) {
            Deliveries one = new Deliveries(properties(mosquitto, "one", share));
            Deliveries other = new Deliveries(properties(mosquitto, "other", share));
            Broker first = started(properties(mosquitto, "one", share), one);
            Broker second = started(properties(mosquitto, "other", share), other);
            try (Publisher publisher = Publisher.at(mosquitto.port())) {
                for (int i = 0; i < MESSAGES; i++) {
                    publisher.send(publisher
                            .message(("x" + i).getBytes(StandardCharsets.UTF_8), "y")
                            .build());
                }
                assertThat(count(one) + count(other)).isEqualTo(expected);
            } finally {
                first.stop();
                second.stop();
            }
        }
    }

    /** All that come until nothing has come for a second. */
    private static int count(Deliveries deliveries) throws InterruptedException {
        int count = 0;
        List<Delivery> taken = deliveries.take(MESSAGES, 1 << 20, 1_000);
        while (!taken.isEmpty()) {
            count += taken.size();
            taken = deliveries.take(MESSAGES, 1 << 20, 1_000);
        }
        return count;
    }

    private static Broker started(MqttProperties properties, Deliveries deliveries) {
        Broker broker = new Broker(
                properties,
                new BrokerAddress(properties, new DefaultSslBundleRegistry()),
                List.of(new ReadingsTopic()),
                deliveries,
                () -> false);
        broker.start();
        Office.await("connected", () -> broker.trouble().isEmpty());
        return broker;
    }

    private static MqttProperties properties(TestBroker broker, String name, @Nullable String share) {
        return new MqttProperties(
                URI.create("mqtt://127.0.0.1:" + broker.port()),
                name,
                null,
                null,
                null,
                "govchain",
                share,
                Duration.ofMinutes(1),
                100,
                DataSize.ofKilobytes(10),
                List.of());
    }
}
