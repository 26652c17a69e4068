package org.govchain.service.streams;

import java.util.Optional;
import java.util.UUID;

/** What the register says of the readings that a device should send; asked only when none came for long. */
@FunctionalInterface
public interface Expectations {

    /** Empty when none is ever expected: there is no such device, it is retired, or sends when something happens. */
    Optional<Expected> of(UUID device);

    /**
     * When the next reading should come.
     *
     * @param intervalSeconds from reading to reading
     * @param latenessSeconds how late readings are taken
     * @param isListenedTo false as long as none is taken, because the device is blocked
     */
    record Expected(long intervalSeconds, int latenessSeconds, boolean isListenedTo) {}
}
