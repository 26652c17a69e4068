package org.govchain.service.devices;

import java.time.Instant;
import java.util.Optional;
import org.govchain.crypto.VerifyingKey;

/**
 * A key of a sender.
 *
 * @param validFrom it signs from this instant on
 * @param retiredAt and before this one; readings it signed until then stay valid
 */
record KeyRow(VerifyingKey key, Instant validFrom, Optional<Instant> retiredAt) {}
