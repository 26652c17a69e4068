package org.govchain.chain;

/**
 * The node did not answer, or answered something that is not an answer to the question.
 *
 * <p>Whoever asks learns that nothing is known: an outage never becomes an empty list, a zero or an absent value. Trying
 * again later is the caller's decision; this package never retries by itself.
 */
public final class ChainUnavailable extends RuntimeException {

    ChainUnavailable(String message) {
        super(message);
    }

    ChainUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
