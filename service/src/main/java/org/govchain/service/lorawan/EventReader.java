package org.govchain.service.lorawan;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Reads the events of one kind of network server. */
interface EventReader {

    /** Whether the event is about a payload of a device. */
    boolean isUplink(ObjectNode event);

    /** Empty when it lacks something that every uplink has. */
    Optional<Uplink> uplink(ObjectNode event);
}
