package org.govchain.service.sensors;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** The database is away while gateways send: {@code -Dgovchain.outage.seconds} long, they are held back, and catch up. */
@Tag("database")
class DatabaseAwayTest {

    private static final int SENDERS = 4;
    private static final int BATCH = 50;
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("govchain.outage.seconds", 8));

    @TempDir
    Path directory;

    private volatile boolean stopped;

    @Test
    void sendersAreHeldBackAndCatchUpAndNothingIsLostOrTwice() throws Exception {
        Map<String, Object> impatient =
                Map.of("spring.datasource.hikari.connection-timeout", "1000", "govchain.streams.patience", "2s");
        try (Office office = Office.open(directory, impatient);
                ExecutorService threads = Executors.newFixedThreadPool(SENDERS)) {
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
        String url = office.bean(Environment.class).getRequiredProperty("spring.datasource.url");
        String name = url.replaceFirst(".*/([^/?]+)\\?.*", "$1");
        JdbcTemplate server =
                new JdbcTemplate(new DriverManagerDataSource(url.replace("/" + name + "?", "/postgres?")));
        server.execute("alter database " + name + " allow_connections false");
        server.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
        try {
            Thread.sleep(length);
        } finally {
            server.execute("alter database " + name + " allow_connections true");
        }
    }

    private static long stored(Office office, TestSender device) {
        return office.bean(JdbcClient.class)
                .sql("select count(*) from reading r join stream s on s.no = r.stream where s.device = ?")
                .param(device.id)
                .query(Long.class)
                .single();
    }
}
