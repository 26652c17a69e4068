package org.govchain.chain;

import java.time.Instant;
import java.util.Optional;
import org.govchain.merkle.Sha256Digest;

/**
 * A change of the registry that its owner can make; each is the contract's method of the same name. Ids are SHA-256 of the
 * UTF-8 identifier.
 */
public sealed interface RegistryChange extends ProposedCall {

    /**
     * A new authority.
     *
     * @param name 1 to 256 bytes of UTF-8
     */
    record RegisterAuthority(Sha256Digest authority, String name) implements RegistryChange {}

    /**
     * A key that counts for an authority from one time until another.
     *
     * @param thumbprint SHA-256 of the DER SubjectPublicKeyInfo
     * @param purposes bit mask: 1 credential, 2 seal, 4 status, 8 document
     * @param validUntil first second at which it no longer counts
     */
    record AddKey(Sha256Digest authority, Sha256Digest thumbprint, int purposes, Instant validFrom, Instant validUntil)
            implements RegistryChange {}

    /**
     * The end of a key.
     *
     * @param revokedAt from when on the key does not count; may lie in the past
     */
    record RevokeKey(Sha256Digest authority, Sha256Digest thumbprint, Instant revokedAt) implements RegistryChange {}

    /** The right of an authority to issue a credential type. */
    record AllowType(Sha256Digest authority, Sha256Digest type, Instant from) implements RegistryChange {}

    /** The end of that right. */
    record DisallowType(Sha256Digest authority, Sha256Digest type, Instant until) implements RegistryChange {}

    /**
     * A new log and the only account that may anchor it.
     *
     * @param maxGrowth entries by which one checkpoint may exceed the last
     */
    record RegisterLog(Sha256Digest log, AccountAddress account, long maxGrowth) implements RegistryChange {}

    /** Another account for a log, such as after a theft. */
    record ReplaceLogAccount(Sha256Digest log, AccountAddress account) implements RegistryChange {}

    /**
     * The end of a log.
     *
     * @param size its final size
     * @param successor the log that continues it
     */
    record CloseLog(Sha256Digest log, long size, Optional<Sha256Digest> successor) implements RegistryChange {}

    /** A status list of an authority and the log that announces its versions. */
    record RegisterStatusList(Sha256Digest list, Sha256Digest authority, Sha256Digest log) implements RegistryChange {}

    /** The digest of a credential type's seal profile. */
    record RegisterProfile(Sha256Digest type, Sha256Digest digest) implements RegistryChange {}
}
