package org.govchain.acceptance;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.govchain.log.Parsed;
import org.govchain.log.SignedCheckpoint;

/**
 * Asks the service again and again for the newest checkpoint that it calls anchored, and keeps when it first named which size. The
 * times are late by up to {@link #POLL} and the question's own time, never early.
 */
final class AnchorWatch implements AutoCloseable {

    static final Duration POLL = Duration.ofMillis(20);

    private static final int OK = 200;

    private final ServiceClient service;
    private final NavigableMap<Long, Long> firstSeen = new ConcurrentSkipListMap<>();
    private volatile boolean running = true;

    private AnchorWatch(ServiceClient service) {
        this.service = service;
    }

    static AnchorWatch start(ServiceClient service) {
        AnchorWatch watch = new AnchorWatch(service);
        Thread.ofPlatform().daemon().name("anchor-watch").start(watch::watch);
        return watch;
    }

    /** When an entry was first covered, as {@link System#nanoTime}; empty while it is not. */
    Optional<Long> anchoredAt(long index) {
        return Optional.ofNullable(firstSeen.higherEntry(index)).map(Map.Entry::getValue);
    }

    /** The newest anchored size, 0 before the first. */
    long size() {
        return firstSeen.isEmpty() ? 0 : firstSeen.lastKey();
    }

    @Override
    public void close() {
        running = false;
    }

    private void watch() {
        try {
            while (running) {
                look();
                Thread.sleep(POLL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            HttpResponse<byte[]> answer = service.get("/log/checkpoint");
            if (answer.statusCode() == OK
                    && SignedCheckpoint.parse(new String(answer.body(), StandardCharsets.UTF_8))
                            instanceof Parsed.Ok<SignedCheckpoint>(SignedCheckpoint signed)) {
                firstSeen.putIfAbsent(signed.checkpoint().treeSize(), System.nanoTime());
            }
        } catch (IOException noAnswer) {
            // What is anchored meanwhile is seen later, and counts as late.
        }
    }
}
