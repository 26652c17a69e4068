package org.govchain.verify;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.govchain.merkle.Sha256Digest;
import org.govchain.seal.SealSigner;

/** What the issuer registry says: authorities with keys and rights, logs, status lists, profiles. Immutable. */
public final class Registry {

    private final Map<Sha256Digest, Authority> authorities;
    private final Map<Sha256Digest, Log> logs;
    private final Map<Sha256Digest, StatusListEntry> lists;
    private final Map<Sha256Digest, Sha256Digest> profiles;
    private final Map<Sha256Digest, List<Authority>> owners = new HashMap<>();

    /** A registry in which nobody is entitled to anything. */
    static final Registry EMPTY = new Registry(Map.of(), Map.of(), Map.of(), Map.of());

    Registry(
            Map<Sha256Digest, Authority> authorities,
            Map<Sha256Digest, Log> logs,
            Map<Sha256Digest, StatusListEntry> lists,
            Map<Sha256Digest, Sha256Digest> profiles) {
        this.authorities = Map.copyOf(authorities);
        this.logs = Map.copyOf(logs);
        this.lists = Map.copyOf(lists);
        this.profiles = Map.copyOf(profiles);
        for (Authority authority : authorities.values()) {
            for (Sha256Digest thumbprint : authority.keys.keySet()) {
                owners.computeIfAbsent(thumbprint, _ -> new ArrayList<>()).add(authority);
            }
        }
    }

    /** An identifier as the chain knows it: SHA-256 of its UTF-8 text. */
    public static Sha256Digest idOf(String identifier) {
        return Sha256Digest.hash(identifier.getBytes(StandardCharsets.UTF_8));
    }

    /** The authority with this id. */
    public Optional<Authority> authority(Sha256Digest id) {
        return Optional.ofNullable(authorities.get(id));
    }

    /** All authorities, in no order. */
    public Collection<Authority> authorities() {
        return authorities.values();
    }

    /** The log with this id. */
    public Optional<Log> log(Sha256Digest id) {
        return Optional.ofNullable(logs.get(id));
    }

    /** The status list with this id. */
    public Optional<StatusListEntry> statusList(Sha256Digest id) {
        return Optional.ofNullable(lists.get(id));
    }

    /** Digest of the seal profile of the type with this id. */
    public Optional<Sha256Digest> profile(Sha256Digest type) {
        return Optional.ofNullable(profiles.get(type));
    }

    /** The authorities that have a key with this thumbprint; usually one. */
    public List<Authority> owners(Sha256Digest thumbprint) {
        return List.copyOf(owners.getOrDefault(thumbprint, List.of()));
    }

    /** Whether any authority has a key with this seal certificate reference: the first 20 bytes of its thumbprint. */
    boolean namesReference(String certificateReference) {
        return owners.keySet().stream()
                .anyMatch(thumbprint -> SealSigner.ofThumbprint(thumbprint)
                        .certificateReference()
                        .equals(certificateReference));
    }

    /** Whether any authority has a key with this thumbprint. */
    public boolean namesKey(Sha256Digest thumbprint) {
        return owners.containsKey(thumbprint);
    }

    /** Whether this is the digest of the profile of any type. */
    public boolean namesProfile(Sha256Digest digest) {
        return profiles.containsValue(digest);
    }

    /** An authority with its keys and its rights by type. */
    public static final class Authority {
        private final Sha256Digest id;
        private final String name;
        private final Map<Sha256Digest, Key> keys;
        private final Map<Sha256Digest, List<Period>> rights;

        Authority(Sha256Digest id, String name, Map<Sha256Digest, Key> keys, Map<Sha256Digest, List<Period>> rights) {
            this.id = id;
            this.name = name;
            this.keys = Map.copyOf(keys);
            this.rights = Map.copyOf(rights);
        }

        /** SHA-256 of the issuer URI. */
        public Sha256Digest id() {
            return id;
        }

        /** Name for people, as registered. */
        public String name() {
            return name;
        }

        /** The key with this thumbprint. */
        public Optional<Key> key(Sha256Digest thumbprint) {
            return Optional.ofNullable(keys.get(thumbprint));
        }

        /** All keys it ever had, in no order. */
        public Collection<Key> keys() {
            return keys.values();
        }

        /** When it may issue the type with this id, in order; empty when never. */
        public List<Period> rights(Sha256Digest type) {
            return List.copyOf(rights.getOrDefault(type, List.of()));
        }

        /** Ids of the types it has or had a right to. */
        public Collection<Sha256Digest> types() {
            return rights.keySet();
        }
    }

    /**
     * A key of an authority.
     *
     * @param thumbprint SHA-256 of the DER SubjectPublicKeyInfo
     * @param purposes bit mask of {@link KeyPurpose}
     * @param from first instant of its validity
     * @param until first instant after it
     * @param revokedAt from when on it counts no more
     */
    public record Key(Sha256Digest thumbprint, int purposes, Instant from, Instant until, Optional<Instant> revokedAt) {

        /** From when on it counts no more: revoked or over. */
        Instant ends() {
            return revokedAt.filter(until::isAfter).orElse(until);
        }

        Key revokedFrom(Instant at) {
            return new Key(thumbprint, purposes, from, until, Optional.of(at));
        }
    }

    /** A half-open period; {@code until} is {@link Instant#MAX} while nobody ended it. */
    public record Period(Instant from, Instant until) {

        /** Whether the instant lies in the period. */
        public boolean contains(Instant instant) {
            return !instant.isBefore(from) && instant.isBefore(until);
        }
    }

    /** A log; closed at a size, or still growing. */
    public record Log(OptionalLong closedAt) {
        static final Log OPEN = new Log(OptionalLong.empty());
    }

    /** Whose status list it is and which log announces its versions. */
    public record StatusListEntry(Sha256Digest authority, Sha256Digest log) {}
}
