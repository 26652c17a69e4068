package org.govchain.service.devices;

import java.util.UUID;

/**
 * A device whose readings are kept for so long and no longer.
 *
 * @param days after the day on which they were received
 */
public record Retained(UUID device, int days) {}
