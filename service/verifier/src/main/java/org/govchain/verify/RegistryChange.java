package org.govchain.verify;

import java.time.Instant;
import org.govchain.log.Parsed;
import org.govchain.merkle.Sha256Digest;

/**
 * One change of the issuer registry, read from its canonical bytes (docs/spec/trust-policy.md, "Journal"). Identifiers are SHA-256
 * of UTF-8 text, thumbprints SHA-256 of the DER SubjectPublicKeyInfo. A time beyond the year 9999 reads as {@link Instant#MAX}.
 */
public sealed interface RegistryChange {

    /** An authority with its name. */
    record AuthorityRegistered(Sha256Digest authority, String name) implements RegistryChange {}

    /** A key of an authority: bit mask of {@link KeyPurpose}, valid from (included) until (excluded). */
    record KeyAdded(Sha256Digest authority, Sha256Digest thumbprint, int purposes, Instant from, Instant until)
            implements RegistryChange {}

    /** A key counts no more from this time on. */
    record KeyRevoked(Sha256Digest authority, Sha256Digest thumbprint, Instant revokedAt) implements RegistryChange {}

    /** An authority may issue a type from this time on. */
    record TypeAllowed(Sha256Digest authority, Sha256Digest type, Instant from) implements RegistryChange {}

    /** The latest right ends at this time. */
    record TypeDisallowed(Sha256Digest authority, Sha256Digest type, Instant until) implements RegistryChange {}

    /** A log. */
    record LogRegistered(Sha256Digest log) implements RegistryChange {}

    /** Another account anchors the log; of no consequence for a verifier. */
    record LogAccountReplaced(Sha256Digest log) implements RegistryChange {}

    /** The log ends at this size. */
    record LogClosed(Sha256Digest log, long size, Sha256Digest successor) implements RegistryChange {}

    /** A status list of an authority, announced by a log. */
    record StatusListRegistered(Sha256Digest list, Sha256Digest authority, Sha256Digest log)
            implements RegistryChange {}

    /** Digest of the seal profile of a type. */
    record ProfileRegistered(Sha256Digest type, Sha256Digest digest) implements RegistryChange {}

    /** Reads one change; no byte may be missing or left over. */
    static Parsed<RegistryChange> parse(byte[] change) {
        return RegistryChangeReader.read(change);
    }
}
