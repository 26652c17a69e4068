package org.govchain.service.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.govchain.service.office.Office;
import org.govchain.service.sensors.TestSender;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Whatever fails between publisher and database: nothing is lost, and nothing is there twice. */
class MqttOutagesTest {

    private static final int MORE_THAN_FIT = 3_000;

    private final Door door = Door.shared();
    private final TestSender sender = TestSender.of(door.office, Office.MUSTERSTADT, true);

    @SuppressWarnings("NullAway.Init")
    private Publisher publisher;

    @BeforeEach
    void connect() {
        publisher = Publisher.at(door.broker.port());
    }

    @AfterEach
    void disconnect() {
        publisher.close();
    }

    @Test
    void whatWasStoredAndNotAcknowledgedComesAgainAndIsADuplicate() throws IOException {
        publisher.ask(Door.reading(sender, 1), sender);
        door.proxy.mute();
        publisher.send(publisher.message(Door.reading(sender, 2), sender).build());
        Office.await("stored", () -> door.readings(sender) == 2);
        assertThat(publisher.hearsNothing())
                .as("no acknowledgement and no answer")
                .isTrue();

        door.proxy.cut();
        assertThat(Publisher.json(publisher.answer()).has("readings")).isTrue();
        Office.await("given again", () -> duplicates() > 0);
        assertThat(door.readings(sender)).isEqualTo(2);
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsAcknowledgedAndAfterwardsAllIsThereOnce() throws IOException {
        publisher.ask(Door.reading(sender, 1), sender);
        setDatabase(false);
        try {
            publish(2, MORE_THAN_FIT);
            Office.await("known to be waiting", () -> health().contains("cannot be stored"));
            // The broker gives everything again on a new connection, while the first ones still wait here.
            door.proxy.cut();
            door.awaitConnection();
            assertThat(publisher.hearsNothing()).isTrue();
        } finally {
            setDatabase(true);
        }

        Office.await("connections again", this::isDatabaseThere);
        Office.await("all of them", () -> door.readings(sender) == MORE_THAN_FIT);
        assertThat(door.leaves(sender.id, 3)).as("gaps").isZero();
        door.office.restart();
        door.awaitConnection();
        assertThat(publisher
                        .ask(Door.reading(sender, MORE_THAN_FIT + 1), sender)
                        .get("accepted")
                        .asInt())
                .isEqualTo(1);
        assertThat(door.office.bean(Tally.class).messages())
                .as("nothing was left unacknowledged")
                .isEqualTo(1);
    }

    @Test
    void aBrokerThatWasAwayIsFoundAgainWithWhatItKept() {
        publisher.ask(Door.reading(sender, 1), sender);
        door.office.whileStopped(() -> {
            publish(2, 20);
            door.broker.stop();
        });
        Office.await("noticed", () -> health().contains("DELAYED"));
        door.broker.startAgain();
        door.awaitConnection();

        Office.await("all of them", () -> door.readings(sender) == 20);
    }

    @Test
    void aBrokerThatIsAwayIsDelayedAndNotDown() {
        door.broker.stop();
        try {
            Office.await("noticed", () -> health().contains("DELAYED"));
            assertThat(metric("govchain_mqtt_connected")).isEqualTo("0.0");
        } finally {
            door.broker.startAgain();
            door.awaitConnection();
        }
        assertThat(health()).doesNotContain("DELAYED");
        assertThat(metric("govchain_mqtt_connected")).isEqualTo("1.0");
    }

    private String metric(String name) {
        return door.office
                .get("/actuator/prometheus", door.office.token(Office.MUSTERSTADT, Role.OPERATOR))
                .text()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    private void publish(int first, int last) {
        publisher.sendAll(IntStream.rangeClosed(first, last)
                .mapToObj(i -> publisher
                        .message(Door.reading(sender, i), sender)
                        .responseTopic((String) null)
                        .build())
                .toList());
    }

    private double duplicates() {
        return Double.parseDouble(metric("govchain_mqtt_readings_total{answer=\"duplicate\"}"));
    }

    private String health() {
        return door.office
                .get("/actuator/health", door.office.token(Office.MUSTERSTADT, Role.OPERATOR))
                .json()
                .at("/components/mqtt")
                .toString();
    }

    /** The pool of connections tries again after a pause of its own. */
    private boolean isDatabaseThere() {
        try {
            return door.readings(sender) >= 1;
        } catch (DataAccessException e) {
            return false;
        }
    }

    /** Nobody may connect to it, and who is connected is not any more; or as it was. */
    private void setDatabase(boolean there) {
        String url = Objects.requireNonNull(door.office.bean(Environment.class).getProperty("spring.datasource.url"));
        String name = url.replaceFirst(".*/([a-z_0-9]+).*", "$1");
        DataSource server = new DriverManagerDataSource(url.replace("/" + name, "/postgres"));
        JdbcTemplate jdbc = new JdbcTemplate(server);
        jdbc.execute("alter database " + name + " with allow_connections " + there);
        if (!there) {
            jdbc.queryForList("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?", name);
        }
    }
}
