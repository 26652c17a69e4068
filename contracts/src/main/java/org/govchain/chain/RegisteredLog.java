package org.govchain.chain;

import java.util.Optional;
import org.govchain.merkle.Sha256Digest;

/**
 * A log as the registry holds it.
 *
 * @param account the only account whose checkpoints the contract accepts
 * @param maxGrowth entries by which one checkpoint may exceed the last
 * @param closed whether its size is final
 * @param successor the log that continues it, when it was closed with one
 */
public record RegisteredLog(AccountAddress account, long maxGrowth, boolean closed, Optional<Sha256Digest> successor) {}
