package org.govchain.service.webhooks;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A delivery as its authority sees it.
 *
 * @param lastAnswer a status or the name of a failure; nothing that the receiver wrote
 */
record Delivery(
        UUID id,
        String kind,
        UUID subject,
        String state,
        int attempts,
        Instant createdAt,
        Optional<Instant> nextAt,
        Optional<Instant> endedAt,
        Optional<String> lastAnswer) {}
