package org.govchain.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How long the packaged service takes until it is ready while database and chain run already, and what it needs at rest.
 *
 * <p>Usage: {@code StartTime ROOT DATA ROUNDS}. Every round kills the service, whose database and chain live on, and starts it.
 */
public final class StartTime {

    private static final Duration REST = Duration.ofSeconds(30);

    private StartTime() {}

    /** Prints one line a round; see the class comment. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Installation installation =
                new Installation(Path.of(args[0]).toAbsolutePath().normalize(), Path.of(args[1]));
        try {
            requireReady(installation.start(null));
            for (int round = 1; round <= Integer.parseInt(args[2]); round++) {
                installation.killService();
                long start = System.nanoTime();
                requireReady(installation.start(null));
                System.out.printf("round %d: ready after %.1f s%n", round, (System.nanoTime() - start) / 1e9);
            }
            Thread.sleep(REST);
            System.out.println("at rest after " + REST.toSeconds() + " s: " + residentMegabytes(installation.pid())
                    + " MB resident");
        } finally {
            installation.stop();
        }
    }

    private static void requireReady(boolean ready) {
        if (!ready) {
            throw new IllegalStateException("the service did not get ready; see service.log");
        }
    }

    private static long residentMegabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
