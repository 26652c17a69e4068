package org.govchain.service.devices;

import java.util.Optional;
import java.util.UUID;

/**
 * A device as the intake needs it.
 *
 * @param gateway the only gateway that may send for it
 * @param files what it may notarise
 * @param track what its readings may say of where it is
 */
record KnownDevice(Device device, Optional<UUID> gateway, FileRule files, TrackRule track) {}
