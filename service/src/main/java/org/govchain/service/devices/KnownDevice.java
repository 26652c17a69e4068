package org.govchain.service.devices;

import java.util.Optional;
import java.util.UUID;

/**
 * A device as the intake needs it.
 *
 * @param gateway the only gateway that may send for it
 */
record KnownDevice(Device device, Optional<UUID> gateway) {}
