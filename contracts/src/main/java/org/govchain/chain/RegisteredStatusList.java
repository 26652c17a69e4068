package org.govchain.chain;

import org.govchain.merkle.Sha256Digest;

/**
 * A status list as the registry holds it.
 *
 * @param authority the authority whose documents it speaks about
 * @param log the log whose checkpoints may carry its updates
 */
public record RegisteredStatusList(Sha256Digest authority, Sha256Digest log) {}
