package org.govchain.service.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.govchain.service.office.Office;
import org.govchain.service.sensors.TestSender;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An office behind a proxy to a real broker; one for all tests of the process, and it ends with it. */
final class Door {

    /** Named by the configuration, and not there until somebody registers it. */
    static final UUID INTEGRATION = UUID.randomUUID();

    final TestBroker broker;
    final TestProxy proxy;
    final Office office;

    private Door(Path directory) {
        broker = TestBroker.start(directory.resolve("broker"));
        proxy = TestProxy.before(broker.port());
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-end"));
        office = Office.ofTheProcess(
                directory.resolve("office"),
                Map.of(
                        // For how long whoever asks a database that is away waits for it: outages are part of these
                        // tests.
                        "spring.datasource.hikari.connection-timeout",
                        "2000",
                        "govchain.streams.patience",
                        "3s",
                        "govchain.mqtt.url",
                        "mqtt://127.0.0.1:" + proxy.port(),
                        "govchain.mqtt.client-id",
                        "office-1",
                        "govchain.mqtt.uplinks[0].integration",
                        INTEGRATION,
                        "govchain.mqtt.uplinks[0].topics",
                        "application/+/device/+/event/up",
                        "govchain.mqtt.uplinks[1].integration",
                        UUID.randomUUID(),
                        "govchain.mqtt.uplinks[1].topics",
                        "v3/+/devices/+/up"));
        awaitConnection();
    }

    static Door shared() {
        return Shared.DOOR;
    }

    private static final class Shared {
        static final Door DOOR = open();

        private static Door open() {
            try {
                // Asked first: an office costs more than to find out that there is no broker.
                TestBroker.program("mosquitto", "mosquitto");
                return new Door(Files.createTempDirectory("govchain-mqtt"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    void awaitConnection() {
        Office.await("connected", () -> office.bean(Broker.class).trouble().isEmpty());
    }

    /** A reading of a device as a line of JSON, with a counter. */
    static String reading(TestSender sender, int counter) {
        return reading(sender.name, Instant.now().minusSeconds(600).plusMillis(counter), 20, counter);
    }

    static String reading(String device, Instant at, double temperature, int counter) {
        return "{\"device\":\"" + device + "\",\"at\":\"" + at + "\",\"values\":{\"temperature\":" + temperature
                + "},\"session\":\"1\",\"counter\":" + counter + "}";
    }

    /** Leaves of a kind in the stream of a device: 2 are readings, 3 are gaps. */
    int leaves(UUID device, int kind) {
        return count(
                "select count(*) from reading r join stream s on s.no = r.stream where s.device = ? and r.kind = ?",
                device,
                kind);
    }

    int readings(TestSender sender) {
        return leaves(sender.id, 2);
    }

    int count(String sql, Object... parameters) {
        return office.bean(JdbcClient.class)
                .sql(sql)
                .params(parameters)
                .query(Integer.class)
                .single();
    }
}
