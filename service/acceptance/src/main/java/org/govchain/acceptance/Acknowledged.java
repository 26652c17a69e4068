package org.govchain.acceptance;

import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** What the service acknowledged, and when each request was sent. */
final class Acknowledged {

    /**
     * One request with success.
     *
     * @param sent before its first byte, as {@link System#nanoTime}
     * @param answered after the last byte of its answer
     */
    record Request(List<String> credentialIds, long sent, long answered) {}

    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Request last;

    void add(Request request) {
        requests.add(request);
        last = request;
    }

    /** Those sent from {@code from} (inclusive) to {@code to} (exclusive), both as {@link System#nanoTime}. */
    List<Request> sentWithin(long from, long to) {
        return requests.stream()
                .filter(request -> request.sent() - from >= 0 && request.sent() - to < 0)
                .toList();
    }

    /** Of the request answered last, its last credential. */
    String last() {
        return Objects.requireNonNull(last, "nothing was acknowledged yet")
                .credentialIds()
                .getLast();
    }

    List<String> credentialIds() {
        return requests.stream()
                .flatMap(request -> request.credentialIds().stream())
                .toList();
    }
}
