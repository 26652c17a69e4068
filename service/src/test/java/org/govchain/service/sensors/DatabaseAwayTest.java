package org.govchain.service.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.govchain.service.office.Office;
import org.govchain.service.office.Office.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** The database is away while gateways send: {@code -Dgovchain.outage.seconds} long, they are held back, and catch up. */
@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseAwayTest {

    private static final int SENDERS = 4;
    private static final int BATCH = 50;
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("govchain.outage.seconds", 8));

    private volatile boolean stopped;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Office office;

    @BeforeAll
    void open(@TempDir Path directory) throws Exception {
        office = Office.open(
                directory,
                Map.of("spring.datasource.hikari.connection-timeout", "1000", "govchain.streams.patience", "2s"));
    }

    @AfterAll
    void close() throws IOException {
        office.close();
    }

    /** As a server does whose disk is nearly full: nothing of this is the fault of what is sent, and connections stay. */
    @Test
    void aDatabaseThatOnlyReadsHoldsSendersBackAndRefusesNobody() throws InterruptedException {
        TestSender device = TestSender.of(office, Office.MUSTERSTADT, true);
        assertThat(post(office, device, lines(device, 1)).status()).isEqualTo(200);
        JdbcTemplate server = server(office);
        try {
            server.execute("alter system set default_transaction_read_only = on");
            reload(server);
            Reply held = post(office, device, lines(device, 1 + BATCH));
            assertThat(held.status()).as(held.text()).isEqualTo(503);
            assertThat(held.headers().firstValue("Retry-After")).isPresent();
        } finally {
            server.execute("alter system reset default_transaction_read_only");
            reload(server);
        }
        Office.await(
                "taken", () -> post(office, device, lines(device, 1 + BATCH)).status() == 200);
        assertThat(stored(office, device)).isEqualTo(1L + 2 * BATCH);
    }

    /** Sessions hear of it before their next statement. */
    private static void reload(JdbcTemplate server) throws InterruptedException {
        server.execute("select pg_reload_conf()");
        Thread.sleep(200);
    }

    @Test
    void sendersAreHeldBackAndCatchUpAndNothingIsLostOrTwice() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(SENDERS)) {
            Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
            List<Future<Map<Integer, Long>>> senders = new ArrayList<>();
            List<TestSender> devices = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                TestSender device = TestSender.of(office, Office.MUSTERSTADT, true);
                devices.add(device);
                senders.add(threads.submit(() -> send(office, device, statuses)));
            }
            Office.await("first batches", () -> statuses.getOrDefault(200, 0) > SENDERS);
            away(office, AWAY);
            int before = statuses.getOrDefault(200, 0);
            Office.await("batches after the outage", () -> statuses.getOrDefault(200, 0) > before + 2 * SENDERS);
            stopped = true;

            assertThat(statuses).containsKey(503);
            assertThat(statuses.keySet()).isSubsetOf(200, 429, 503);
            for (int i = 0; i < SENDERS; i++) {
                Map<Integer, Long> acknowledged = senders.get(i).get();
                assertThat(stored(office, devices.get(i)))
                        .as("rows of a device: an opening and each reading once")
                        .isEqualTo(1L + acknowledged.size());
                assertThat(acknowledged.values()).doesNotHaveDuplicates();
            }
        }
    }

    /** The next batch goes when the last one is answered with 200; until then it is sent again. @return positions by number */
    private Map<Integer, Long> send(Office office, TestSender device, Map<Integer, Integer> statuses) throws Exception {
        Map<Integer, Long> acknowledged = new HashMap<>();
        for (int first = 1; !stopped; first += BATCH) {
            byte[] body = lines(device, first);
            Reply reply = post(office, device, body);
            statuses.merge(reply.status(), 1, Integer::sum);
            while (reply.status() != 200) {
                assertThat(reply.headers().firstValue("Retry-After"))
                        .as("status %d", reply.status())
                        .isPresent();
                Thread.sleep(200);
                reply = post(office, device, body);
                statuses.merge(reply.status(), 1, Integer::sum);
            }
            int number = first;
            for (JsonNode reading : reply.json().get("readings").values()) {
                JsonNode position = reading.has("position") ? reading.get("position") : reading.get("duplicate");
                assertThat(position).as(reading.toString()).isNotNull();
                acknowledged.put(number++, position.asLong());
            }
            Thread.sleep(20);
        }
        return acknowledged;
    }

    private static Reply post(Office office, TestSender device, byte[] body) {
        return office.send(
                "POST",
                "/api/readings",
                BodyPublishers.ofByteArray(body),
                "Content-Type",
                "application/x-ndjson",
                ReadingsController.SIGNATURE,
                device.sign(body));
    }

    private static byte[] lines(TestSender device, int first) {
        long now = System.currentTimeMillis();
        StringBuilder lines = new StringBuilder();
        for (int i = first; i < first + BATCH; i++) {
            lines.append("{\"device\":\"")
                    .append(device.name)
                    .append("\",\"at\":")
                    .append(now);
            lines.append(",\"values\":{\"temperature\":20},\"session\":\"1\",\"counter\":")
                    .append(i)
                    .append("}\n");
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Nobody gets a connection to the office's database, and those that there are end. */
    private static void away(Office office, Duration length) throws InterruptedException {
        JdbcTemplate server = server(office);
        server.execute("alter database " + database(office) + " allow_connections false");
        disconnect(server, office);
        try {
            Thread.sleep(length);
        } finally {
            server.execute("alter database " + database(office) + " allow_connections true");
        }
    }

    private static void disconnect(JdbcTemplate server, Office office) {
        server.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database(office) + "'");
    }

    private static String database(Office office) {
        return url(office).replaceFirst(".*/([^/?]+)\\?.*", "$1");
    }

    /** Another database of the same server. */
    private static JdbcTemplate server(Office office) {
        return new JdbcTemplate(
                new DriverManagerDataSource(url(office).replace("/" + database(office) + "?", "/postgres?")));
    }

    private static String url(Office office) {
        return office.bean(Environment.class).getRequiredProperty("spring.datasource.url");
    }

    private static long stored(Office office, TestSender device) {
        return office.bean(JdbcClient.class)
                .sql("select count(*) from reading r join stream s on s.no = r.stream where s.device = ?")
                .param(device.id)
                .query(Long.class)
                .single();
    }
}
