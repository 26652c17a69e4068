package org.govchain.service.lorawan;

import java.util.concurrent.CompletableFuture;
import org.govchain.service.sensors.ReadingAnswer;

/** What becomes of an event of a network server. */
public sealed interface Taken {

    /** It is none about a payload of a device: it was counted, and that is all. */
    record Other() implements Taken {}

    /** There is no room now: the server shall try again. */
    record Full() implements Taken {}

    /**
     * It is an uplink.
     *
     * @param answer what became of the reading, once that is durable; exceptional with
     *     {@link org.govchain.service.streams.StreamsUnavailable} or a {@link java.util.concurrent.TimeoutException} when it can be tried again
     */
    record Reading(CompletableFuture<ReadingAnswer> answer) implements Taken {}
}
