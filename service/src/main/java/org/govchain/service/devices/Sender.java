package org.govchain.service.devices;

import java.util.Optional;
import java.util.UUID;
import org.govchain.crypto.VerifyingKey;
import org.govchain.service.authority.AuthorityId;

/**
 * Whose key it is that signs readings.
 *
 * @param authority of the device or gateway
 * @param device the only one it sends for; empty for a gateway, which sends for every device of its authority that is not bound to another one
 * @param key Ed25519 or P-256
 */
public record Sender(AuthorityId authority, Optional<UUID> device, VerifyingKey key) {}
