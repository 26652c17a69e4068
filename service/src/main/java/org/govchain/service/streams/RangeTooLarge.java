package org.govchain.service.streams;

/** A device sends so much within its lateness that one bundle does not hold the leaves which prove that an answer is complete. */
public final class RangeTooLarge extends RuntimeException {

    RangeTooLarge(int leaves) {
        super("more than " + leaves
                + " readings were received before the first of the span was final: only a device with less lateness can be"
                + " proven in spans");
    }
}
