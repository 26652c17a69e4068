package org.govchain.cli.remote;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.govchain.cli.terminal.Fault;
import tools.jackson.databind.JsonNode;

/** Where signed batches of readings go in (docs/sensors.md). Whoever is busy or away is waited for: sending again does no harm. */
public final class ReadingsDoor {

    private static final String SIGNATURE = "Readings-Signature";
    private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private final ServiceClient client;
    private final Duration patience;
    private final LongAdder heldBack = new LongAdder();

    /**
     * The door of a service.
     *
     * @param patience how long nothing may be taken before it gives up
     */
    public ReadingsDoor(ServiceClient client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    /** How often a batch had to be sent again. */
    public long heldBack() {
        return heldBack.sum();
    }

    /**
     * Sends a batch until it is answered.
     *
     * @return {@code {"accepted", "duplicates", "refused", "readings": […]}}, with one element for each reading in their order
     * @throws Fault when the batch as a whole is refused, or when patience is at an end
     */
    public JsonNode send(byte[] lines, String signature) throws ServiceUnreachable {
        long giveUpAt = System.nanoTime() + patience.toNanos();
        while (true) {
            Duration pause = PAUSE;
            try {
                Answer answer = client.postSigned("api/readings", lines, SIGNATURE, signature);
                if (!BUSY.contains(answer.status()) || System.nanoTime() > giveUpAt) {
                    return answer.orRefuse().json();
                }
                pause = answer.retryAfter().orElse(PAUSE);
            } catch (ServiceUnreachable away) {
                if (System.nanoTime() > giveUpAt) {
                    throw away;
                }
            }
            heldBack.increment();
            sleep(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted while waiting", "the same command goes on where it stopped", e);
        }
    }
}
