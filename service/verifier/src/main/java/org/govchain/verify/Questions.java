package org.govchain.verify;

import java.util.Optional;
import java.util.OptionalLong;
import org.govchain.log.LogId;
import org.govchain.merkle.Sha256Digest;

/**
 * What to ask others before verifying, read from what was presented and gathered so far; nothing in it is believed.
 *
 * @param evidenceDigest hash under which a service may have evidence: of the seal, of the issuer-signed JWT or of the attachment
 * @param statusListUri address of the status list that the document names
 * @param statusListId SHA-256 of that address, its name on the chain
 * @param log the log of the proof
 * @param index position of the entry
 * @param treeSize size that the proof leads to
 */
public record Questions(
        Optional<Sha256Digest> evidenceDigest,
        Optional<String> statusListUri,
        Optional<Sha256Digest> statusListId,
        Optional<LogId> log,
        OptionalLong index,
        OptionalLong treeSize) {}
