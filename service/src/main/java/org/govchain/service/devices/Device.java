package org.govchain.service.devices;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.govchain.service.authority.AuthorityId;

/**
 * A registered device, whose readings are one stream.
 *
 * @param id of this row; says nothing about the device
 * @param authority that owns it
 * @param name unique within the authority, as in readings
 * @param what it is, for people
 * @param place where it is, as published
 * @param open whether everybody may see its readings
 * @param licence of open readings
 * @param interval in which a reading is expected
 * @param latenessSeconds how long after its measurement a reading is still taken
 * @param state whether its readings are taken
 * @param quantities by name; a reading has no others
 */
public record Device(
        UUID id,
        AuthorityId authority,
        String name,
        String what,
        Optional<String> place,
        boolean open,
        Optional<String> licence,
        Optional<Duration> interval,
        int latenessSeconds,
        State state,
        Map<String, QuantityRule> quantities) {

    /** Whether readings are taken. */
    public enum State {
        ACTIVE,
        /** For now none. */
        BLOCKED,
        /** None, for good. */
        RETIRED
    }

    public Device {
        quantities = Map.copyOf(quantities);
    }
}
