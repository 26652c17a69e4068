package org.govchain.service.batches;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.govchain.service.office.Office;
import org.govchain.service.registration.Registration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Prints how fast a batch is issued and how much of the heap is in use after a collection on the way; {@code -Dgovchain.batch.rows} says how
 * many rows. A tool for docs/benchmarks.md, not a test with a limit.
 */
@Tag("slow")
class BatchSpeed {

    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path directory;

    @Test
    void issuesABatch() throws IOException {
        int rows = Integer.getInteger("govchain.batch.rows", 100_000);
        byte[] file = Sheet.ofLicences().rows(rows).bytes();
        try (Office office = Office.open(directory, Map.of("govchain.storage.largest-file", "200MB"))) {
            BatchDesk desk = new BatchDesk(office);
            long uploading = System.nanoTime();
            String id = desk.taken(file);
            long checking = System.nanoTime();
            int faults = desk.dryRun(file).getLast().at("/summary/faulty").asInt();
            double cpuBefore = cpuMillis();
            double databaseBefore = databaseCpuMillis(office);
            long started = System.nanoTime();
            desk.state(id, "running");
            JsonNode batch = desk.batch(id);
            int before = 0;
            long since = started;
            double issuedBefore = issuingMillis();
            while (!batch.get("state").asString().equals("finished")) {
                // Seldom: asking more often would be a good part of what is measured.
                pause();
                registerTheNextStatusList(office);
                batch = desk.batch(id);
                int done = batch.get("done").asInt();
                if (done >= before + rows / 10) {
                    long now = System.nanoTime();
                    double issuing = issuingMillis();
                    report(String.format(
                            Locale.ROOT,
                            "%7d rows: since the line above %5.0f rows/s, %.3f ms of processor time a row in the threads that issue;"
                                    + " heap in use %d MB",
                            done,
                            (done - before) / seconds(since, now),
                            (issuing - issuedBefore) / (done - before),
                            usedAfterCollection() / MEGABYTE));
                    before = done;
                    since = now;
                    issuedBefore = issuing;
                }
            }
            long ended = System.nanoTime();
            report(String.format(
                    Locale.ROOT,
                    "processor time a row: %.2f ms here (with the driver), %.2f ms in the database",
                    (cpuMillis() - cpuBefore) / rows,
                    (databaseCpuMillis(office) - databaseBefore) / rows));
            assertThat(batch.get("issued").asInt()).isEqualTo(rows);
            report(String.format(
                    Locale.ROOT,
                    "%d rows, %d MB: upload %.1f s, dry run %.1f s (%d faulty), batch %.1f s, %.0f rows/s",
                    rows,
                    file.length / MEGABYTE,
                    seconds(uploading, checking),
                    seconds(checking, started),
                    faults,
                    seconds(started, ended),
                    rows / seconds(started, ended)));
        }
    }

    /** A list is full at three quarters of its entries, which are 98,304: the batch waits until the members have registered the next. */
    private static void registerTheNextStatusList(Office office) {
        if (office.bean(Registration.class)
                .missing()
                .filter(missing -> !missing.isEmpty())
                .isPresent()) {
            office.register();
        }
    }

    private static long usedAfterCollection() {
        System.gc();
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return heap.getUsed();
    }

    /** Of this process: the service and the driver. */
    private static double cpuMillis() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e6;
    }

    /** Of the threads that read, judge, sign and store; what the compiler needs, which is much in a new JVM, is not in it. */
    private static double issuingMillis() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(Objects::nonNull)
                .filter(thread -> thread.getThreadName().startsWith("issuance-")
                        || thread.getThreadName().startsWith("batch"))
                .mapToDouble(thread -> threads.getThreadCpuTime(thread.getThreadId()) / 1e6)
                .sum();
    }

    /** Of the processes that the server has now: those that serve the pool stay. */
    private static double databaseCpuMillis(Office office) {
        int backend = office.bean(JdbcClient.class)
                .sql("select pg_backend_pid()")
                .query(Integer.class)
                .single();
        ProcessHandle server =
                ProcessHandle.of(backend).flatMap(ProcessHandle::parent).orElseThrow();
        return server.children()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToDouble(Duration::toMillis)
                .sum();
    }

    private static void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }

    private static void report(String line) {
        System.out.println(line);
    }
}
