package org.govchain.service.handover;

import java.time.Duration;
import org.govchain.service.web.Problems;
import org.springframework.http.ResponseEntity;

/**
 * Gives every refusal the same body and the same time: who asks learns neither from what is answered nor from when whether there is such a
 * grant, and what is wrong with it.
 */
final class RefusalPace {

    /** Longer than the PIN hash and the transaction that a real grant takes. */
    static final Duration LEAST = Duration.ofMillis(300);

    private final long started = System.nanoTime();

    /** The answer, once it is time. */
    ResponseEntity<Object> refused() {
        long left = LEAST.toNanos() - (System.nanoTime() - started);
        if (left > 0) {
            try {
                Thread.sleep(Duration.ofNanos(left));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the service stops
            }
        }
        return Problems.notFound();
    }
}
