package org.govchain.service.transfer;

import org.govchain.merkle.Sha256Digest;

/**
 * A file that a copy is bound to, as an export names it.
 *
 * @param size in bytes
 * @param stored whether the file itself is there
 */
record BoundFile(Sha256Digest sha256, String name, String mediaType, long size, boolean stored) {}
