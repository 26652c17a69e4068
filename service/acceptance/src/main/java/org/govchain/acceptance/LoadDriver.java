package org.govchain.acceptance;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Issues licences in batches over the API until a number of them is acknowledged, and prints what that took as one line
 * of JSON.
 *
 * <p>Options, each {@code --name=value}: {@code url}, {@code token} (a file), {@code count}, {@code batch}, {@code
 * connections}, {@code first} (number of the first document), {@code acknowledged} (a file for the ids; with it a
 * request without an answer is repeated with the same Idempotency-Key until {@code stop-file} exists), {@code pids}
 * (comma-separated; the CPU time of these process trees is reported).
 */
public final class LoadDriver {

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(200);

    private final ServiceClient client;
    private final Options options;
    private final AtomicInteger next;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final ConcurrentLinkedQueue<Long> batchNanos = new ConcurrentLinkedQueue<>();
    private final @Nullable AcknowledgementFile witness;

    private LoadDriver(Options options) throws IOException {
        this.options = options;
        client = new ServiceClient(
                options.url(), Files.readString(options.token()).strip());
        next = new AtomicInteger(options.first());
        witness = options.acknowledged() == null ? null : new AcknowledgementFile(options.acknowledged());
    }

    /** Runs the load; see the class comment for the options. */
    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        Options options = Options.parse(args);
        new LoadDriver(options).run();
    }

    private void run() throws IOException, InterruptedException, ExecutionException {
        long serverBefore = serverCpu();
        long driverBefore = CpuTime.ofTree(ProcessHandle.current().pid());
        long start = System.nanoTime();
        try (ExecutorService connections = Executors.newFixedThreadPool(options.connections())) {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < options.connections(); i++) {
                workers.add(connections.submit(this::issueUntilDone));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        report(
                seconds,
                serverCpu() - serverBefore,
                CpuTime.ofTree(ProcessHandle.current().pid()) - driverBefore);
        client.close();
        if (witness != null) {
            witness.close();
        }
    }

    private @Nullable Void issueUntilDone() throws IOException, InterruptedException {
        int end = options.first() + options.count();
        for (int from = next.getAndAdd(options.batch()); from < end; from = next.getAndAdd(options.batch())) {
            int to = Math.min(end, from + options.batch());
            if (options.stopped() || !issue(from, to)) {
                return null;
            }
        }
        return null;
    }

    private boolean issue(int from, int to) throws IOException, InterruptedException {
        long start = System.nanoTime();
        String key = "load-" + from + "-" + to;
        while (true) {
            try {
                List<String> ids = client.issueBatch(key, from, to);
                batchNanos.add(System.nanoTime() - start);
                if (witness != null) {
                    witness.record(ids);
                }
                acknowledged.addAndGet(ids.size());
                return true;
            } catch (IOException noAnswer) {
                if (witness == null || isRefusal(noAnswer)) {
                    throw noAnswer;
                }
                if (options.stopped()) {
                    return false;
                }
                Thread.sleep(PAUSE_AFTER_FAILURE);
            }
        }
    }

    /** 409 means that the first attempt is still under way; other 4xx would never become a success. */
    private static boolean isRefusal(IOException failure) {
        return failure instanceof ServiceClient.NotAcknowledged answer
                && answer.status() / 100 == 4
                && answer.status() != 409;
    }

    private long serverCpu() throws IOException {
        long millis = 0;
        for (long pid : options.pids()) {
            millis += CpuTime.ofTree(pid);
        }
        return millis;
    }

    private void report(double seconds, long serverMillis, long driverMillis) {
        Percentiles batches = Percentiles.of(batchNanos);
        System.out.printf(
                "{\"credentials\":%d,\"seconds\":%.2f,\"perSecond\":%.0f,\"batchP50Ms\":%.1f,\"batchP99Ms\":%.1f,"
                        + "\"serverCpuMs\":%d,\"serverCpuMsPerCredential\":%.3f,\"driverCpuMs\":%d}%n",
                acknowledged.get(),
                seconds,
                acknowledged.get() / seconds,
                batches.millisAt(0.50),
                batches.millisAt(0.99),
                serverMillis,
                (double) serverMillis / Math.max(1, acknowledged.get()),
                driverMillis);
    }

    private record Options(
            URI url,
            Path token,
            int count,
            int batch,
            int connections,
            int first,
            @Nullable Path acknowledged,
            @Nullable Path stopFile,
            List<Long> pids) {

        static Options parse(String[] args) {
            NamedOptions given = new NamedOptions(List.of(args));
            return new Options(
                    URI.create(given.text("url").orElse("http://127.0.0.1:8080")),
                    Path.of(given.required("token")),
                    given.number("count", 10_000),
                    given.number("batch", 500),
                    given.number("connections", 4),
                    given.number("first", 0),
                    given.text("acknowledged").map(Path::of).orElse(null),
                    given.text("stop-file").map(Path::of).orElse(null),
                    pids(given.text("pids").orElse("")));
        }

        private static List<Long> pids(String list) {
            return Arrays.stream(list.split(",", -1))
                    .filter(pid -> !pid.isEmpty())
                    .map(Long::valueOf)
                    .toList();
        }

        boolean stopped() {
            return stopFile != null && Files.exists(stopFile);
        }
    }
}
