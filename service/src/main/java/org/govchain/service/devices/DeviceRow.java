package org.govchain.service.devices;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A device as its operators see it.
 *
 * @param seq its place in lists
 */
record DeviceRow(
        Device device,
        boolean exact,
        boolean vehicle,
        boolean files,
        Optional<Integer> retentionDays,
        Optional<String> devEui,
        Optional<UUID> gateway,
        Instant createdAt,
        long seq) {}
