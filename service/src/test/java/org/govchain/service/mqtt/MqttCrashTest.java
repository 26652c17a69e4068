package org.govchain.service.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.govchain.service.office.Office;
import org.govchain.service.office.ServiceProcess;
import org.govchain.service.sensors.TestSender;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * {@code kill -9} of real processes while readings come over MQTT: what a publisher was promised is in its stream, once, with proof. The
 * broker may forget what the service acknowledged: an acknowledgement before the commit is a number that is missing, which is why one of the
 * kills comes while nothing can be committed.
 */
@Tag("slow") // starts the service ten times
class MqttCrashTest {

    private static final int DEVICES = 5;
    private static final int PER_SECOND = 200;
    private static final int SOME = 100;

    private final Office office = Office.shared();
    private final List<TestSender> devices = Stream.generate(() -> TestSender.of(office, Office.MUSTERSTADT, true))
            .limit(DEVICES)
            .toList();
    private final DataSource database = new DriverManagerDataSource(
            Objects.requireNonNull(office.bean(Environment.class).getProperty("spring.datasource.url")));
    private final JdbcClient jdbc = JdbcClient.create(database);

    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private TestBroker broker;

    @SuppressWarnings("NullAway.Init")
    private TestProxy proxy;

    @BeforeEach
    void startBroker() {
        broker = TestBroker.start(directory.resolve("broker"));
        proxy = TestProxy.before(broker.port());
    }

    @AfterEach
    void stopBroker() throws Exception {
        proxy.close();
        broker.close();
    }

    @Test
    void whatTheBrokerMayForgetIsStoredAndNothingTwice() {
        holds(this::publishWhileTheServiceIsKilled);
    }

    @Test
    void anotherProcessGoesOnWhereOneEnded() {
        holds(this::publishWhileProcessesTakeTurns);
    }

    /** While this runs all that was published is in its stream: each number once, in its order, with proof. */
    private void holds(IntSupplier campaign) {
        int[] counted = new int[1];
        office.whileStopped(() -> counted[0] = campaign.getAsInt());

        for (TestSender device : devices) {
            assertThat(ProvenNumbers.of(office, device, counted[0]))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, counted[0]).boxed().toList());
        }
        assertThat(stored("kind = 3")).as("gaps").isZero();
    }

    private int publishWhileTheServiceIsKilled() {
        ServiceProcess service = start();
        awaitMetric(service, "govchain_mqtt_connected");
        try (SteadyPublisher publisher = SteadyPublisher.at(broker.port(), devices, PER_SECOND)) {
            awaitMore(SOME);
            proxy.mute(); // stored, and the broker does not hear of it
            awaitMore(SOME);
            service.kill();

            service = startAgain(service);
            awaitMetric(service, "govchain_mqtt_readings_total{answer=\"duplicate\"}"); // stored, and given again
            awaitMore(SOME);
            service.kill(); // at any instant

            service = startAgain(service);
            awaitMore(1);
            killBeforeTheCommit(service);

            service = startAgain(service);
            awaitMore(1);
            service.kill(); // in the middle of what waited at the broker

            broker.stop(); // what it keeps must survive that, too, and the publisher sends again what it does not
            // know of
            broker.startAgain();
            service = startAgain(service);
            awaitMore(SOME);
            int counted = awaitAll(publisher);
            service.stop();
            return counted;
        } finally {
            service.close();
        }
    }

    /** Whoever writes streams shows in each transaction that it may, and cannot while this table is locked; messages come nevertheless. */
    private void killBeforeTheCommit(ServiceProcess service) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table stream_writer");
            awaitMetric(service, "govchain_mqtt_waiting", SOME);
            service.kill();
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int publishWhileProcessesTakeTurns() {
        ServiceProcess first = start();
        awaitMetric(first, "govchain_mqtt_connected"); // from now on the broker keeps what comes
        ServiceProcess second = start();
        try (SteadyPublisher publisher = SteadyPublisher.at(broker.port(), devices, PER_SECOND)) {
            awaitMore(SOME);
            first.stop(); // the second hears of what the first one did not acknowledge
            awaitMore(SOME);

            first = start();
            second.kill();
            awaitMore(SOME);
            int counted = awaitAll(publisher);
            first.stop();
            return counted;
        } finally {
            first.close();
            second.close();
        }
    }

    private int awaitAll(SteadyPublisher publisher) {
        int counted = publisher.stop();
        Office.await("all of it", () -> stored("kind = 2") >= counted * DEVICES);
        return counted;
    }

    private ServiceProcess start() {
        return office.process(
                directory.resolve("service.log"),
                Map.of(
                        "govchain.mqtt.url",
                        "mqtt://127.0.0.1:" + proxy.port(),
                        "govchain.mqtt.client-id",
                        "office-1",
                        "govchain.streams.lease",
                        "2s"));
    }

    private ServiceProcess startAgain(ServiceProcess killed) {
        killed.close();
        try {
            proxy.cut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return start();
    }

    /** So many more readings in the database than now. */
    private void awaitMore(int readings) {
        int before = stored("kind = 2");
        Office.await("more is stored", () -> stored("kind = 2") >= before + readings);
    }

    private int stored(String condition) {
        return jdbc.sql("select count(*) from reading r join stream s on s.no = r.stream where s.device = any(?) and "
                        + condition)
                .param(devices.stream().map(device -> device.id).toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    private void awaitMetric(ServiceProcess service, String name) {
        awaitMetric(service, name, 1);
    }

    private void awaitMetric(ServiceProcess service, String name, int least) {
        String token = office.token(Office.MUSTERSTADT, Role.OPERATOR);
        Office.await(name, () -> value(service, token, name) >= least);
    }

    private static double value(ServiceProcess service, String token, String name) {
        return service.get("/actuator/prometheus", token)
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
