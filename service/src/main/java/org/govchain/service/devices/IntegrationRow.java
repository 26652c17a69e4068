package org.govchain.service.devices;

import java.time.Instant;

/**
 * An integration as its operators see it.
 *
 * @param seq its place in lists
 */
record IntegrationRow(KnownIntegration known, Instant createdAt, long seq) {}
