package org.govchain.service.webhooks;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A receiver.
 *
 * @param oldSecretUntil how long the secret before this one signs as well
 */
record Webhook(UUID id, URI url, List<String> kinds, Instant createdAt, Optional<Instant> oldSecretUntil) {}
