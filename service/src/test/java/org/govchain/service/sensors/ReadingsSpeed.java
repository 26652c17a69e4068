package org.govchain.service.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.govchain.service.office.Office;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Readings a second that are durable over HTTP in signed batches of 1,000, and beside it, in the same run, what the database takes of the
 * same rows without anything around them. {@code -Dgovchain.readings.seconds} is the length of each of two rounds over HTTP.
 */
@Tag("slow")
class ReadingsSpeed {

    private static final int CLIENTS = Integer.getInteger("govchain.readings.clients", 4);
    private static final int DEVICES = 1_000;
    private static final int BATCH = 1_000;
    private static final int SECONDS = Integer.getInteger("govchain.readings.seconds", 30);
    private static final int WARM_UP = 15;

    @TempDir
    Path directory;

    @Test
    void measures() throws Exception {
        try (Office office = Office.open(directory, Map.of())) {
            List<List<TestSender>> senders = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                senders.add(TestSender.fleet(office, Office.MUSTERSTADT, DEVICES));
            }
            long begin = System.currentTimeMillis() - 45 * 60_000L;
            send(office, senders, WARM_UP, begin);
            for (int round = 0; round < 2; round++) {
                double cpu = cpuSeconds();
                double readings = send(office, senders, SECONDS, begin + (round + 1) * 600_000L);
                report(String.format(
                        Locale.ROOT,
                        "%.0f readings/s over HTTP, %.1f µs of processor time a reading in service and driver; heap in use %d MB",
                        readings / SECONDS,
                        (cpuSeconds() - cpu) * 1e6 / readings,
                        heapMegabytes()));
            }
            peers(office);
            JdbcClient jdbc = office.bean(JdbcClient.class);
            double rows = number(jdbc, "select count(*) from reading");
            double bytes = number(
                    jdbc,
                    "select sum(pg_total_relation_size(inhrelid)) from pg_inherits where inhparent = 'reading'::regclass");
            report(String.format(Locale.ROOT, "%.0f leaves, %.0f bytes each on disk with indices", rows, bytes / rows));
        }
    }

    private static double number(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Double.class).single();
    }

    /** Each client sends batches with one reading of each of its devices. @return readings that were accepted */
    private static double send(Office office, List<List<TestSender>> senders, int seconds, long begin)
            throws Exception {
        LongAdder accepted = new LongAdder();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        String port = office.bean(Environment.class).getRequiredProperty("local.server.port");
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
                HttpClient http = HttpClient.newHttpClient()) {
            List<Future<?>> clients = new ArrayList<>();
            for (List<TestSender> devices : senders) {
                clients.add(threads.submit(() -> {
                    for (long at = begin; System.nanoTime() < end; at += 100) {
                        accepted.add(send(http, port, devices, at));
                    }
                    return true;
                }));
            }
            for (Future<?> client : clients) {
                client.get();
            }
        }
        return accepted.doubleValue();
    }

    private static int send(HttpClient http, String port, List<TestSender> devices, long at) throws Exception {
        StringBuilder lines = new StringBuilder(BATCH * 100);
        for (int i = 0; i < BATCH; i++) {
            lines.append("{\"device\":\"")
                    .append(devices.get(i).name)
                    .append("\",\"at\":")
                    .append(at);
            lines.append(",\"values\":{\"temperature\":").append((at / 100 + i) % 400 / 10.0);
            lines.append("},\"session\":\"1\",\"counter\":").append(at / 100).append("}\n");
        }
        byte[] body = lines.toString().getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/readings"))
                .header("Content-Type", "application/x-ndjson")
                .header(ReadingsController.SIGNATURE, devices.getFirst().sign(body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"accepted\":" + BATCH + ",");
        return BATCH;
    }

    private static void peers(Office office) throws SQLException {
        String url = office.bean(Environment.class).getRequiredProperty("spring.datasource.url");
        try (BarePeers peers = new BarePeers(url, BATCH, SECONDS / 2)) {
            report(String.format(Locale.ROOT, "%.0f rows/s by COPY alone, %d a commit", peers.copied(), BATCH));
            report(String.format(Locale.ROOT, "%.0f rows/s by COPY, each row signed (Ed25519)", peers.signed()));
            report(String.format(Locale.ROOT, "%.0f rows/s by rewritten INSERT, %d a commit", peers.inserted(), BATCH));
            report(String.format(Locale.ROOT, "%.0f rows/s by INSERT, one a commit", peers.single()));
        }
    }

    private static double cpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    private static long heapMegabytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    private static void report(String line) {
        System.out.println(line);
    }
}
