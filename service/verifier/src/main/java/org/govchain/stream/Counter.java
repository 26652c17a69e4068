package org.govchain.stream;

/**
 * A number that the device itself gave to a reading.
 *
 * @param session from one start of counting to the next; the LoRaWAN device address, for example
 * @param number grows by one from reading to reading; the LoRaWAN frame counter, for example
 */
public record Counter(String session, long number) {

    /** Throws {@link IllegalArgumentException} for a negative number or a session of no or more than 256 bytes. */
    public Counter {
        Texts.require(session);
        if (number < 0) {
            throw new IllegalArgumentException("a counter is not negative");
        }
    }
}
