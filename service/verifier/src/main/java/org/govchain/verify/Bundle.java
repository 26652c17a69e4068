package org.govchain.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.jose.StrictJson;
import org.govchain.log.Parsed;
import org.govchain.log.Salt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One file with everything a third party needs to check a document (docs/spec/bundle.md). Holds what was claimed: nothing in it counts
 * before the verifier said so. Immutable; byte arrays are copied on the way in and out. Never prints its contents.
 */
public final class Bundle {

    /** Media type of the JSON form. */
    public static final String MEDIA_TYPE = "application/vnd.govchain.bundle+json";

    /** Largest JSON form that is read, in bytes. */
    public static final int MAX_LENGTH = 1 << 20;

    /** Most keys that a bundle carries. */
    static final int MAX_KEYS = 8;

    private final @Nullable String credential;
    private final byte @Nullable [] seal;
    private final byte @Nullable [] payload;
    private final @Nullable Salt salt;
    private final @Nullable Long index;
    private final @Nullable String proof;
    private final @Nullable AnchorClaim anchor;
    private final @Nullable ConsortiumSeal consortiumSeal;
    private final @Nullable String statusList;
    private final @Nullable StatusHistory history;
    private final List<byte[]> keys;

    private Bundle(Builder builder) {
        credential = builder.credential;
        seal = builder.seal;
        payload = builder.payload;
        salt = builder.salt;
        index = builder.index;
        proof = builder.proof;
        anchor = builder.anchor;
        consortiumSeal = builder.consortiumSeal;
        statusList = builder.statusList;
        history = builder.history;
        keys = List.copyOf(builder.keys);
    }

    /** Reads the JSON form; refuses unknown members, more than 1 MiB, and a bundle without credential and seal. */
    public static Parsed<Bundle> parse(byte[] json) {
        if (json.length > MAX_LENGTH) {
            return new Parsed.Malformed<>("bundle is longer than 1 MiB");
        }
        return StrictJson.parseObject(json)
                .map(BundleJson::read)
                .orElseGet(() -> new Parsed.Malformed<>("bundle is not a strict JSON object in UTF-8"));
    }

    /** Reads a bundle that is part of a larger JSON text. */
    static Parsed<Bundle> parse(ObjectNode json) {
        return BundleJson.read(json);
    }

    /** The JSON form: compact, members in the order of the specification, UTF-8. */
    public byte[] toJson() {
        return BundleJson.write(this).toUtf8();
    }

    /** The SD-JWT text, with or without disclosures. */
    public Optional<String> credential() {
        return Optional.ofNullable(credential);
    }

    /** The digital seal. */
    public Optional<byte[]> seal() {
        return copy(seal);
    }

    /** What the log entry commits to, deterministic CBOR. */
    public Optional<byte[]> payload() {
        return copy(payload);
    }

    /** The commitment's salt; present exactly when the payload is. */
    public Optional<Salt> salt() {
        return Optional.ofNullable(salt);
    }

    /** Position of the entry in the log. */
    public OptionalLong index() {
        return index == null ? OptionalLong.empty() : OptionalLong.of(index);
    }

    /** C2SP tlog-proof text: inclusion path and signed checkpoint. */
    public Optional<String> proof() {
        return Optional.ofNullable(proof);
    }

    /** Where the checkpoint is said to be anchored. */
    public Optional<AnchorClaim> anchor() {
        return Optional.ofNullable(anchor);
    }

    /** That the members of the consortium sealed the block with the anchor. */
    public Optional<ConsortiumSeal> consortiumSeal() {
        return Optional.ofNullable(consortiumSeal);
    }

    /** A status list token. */
    public Optional<String> statusList() {
        return Optional.ofNullable(statusList);
    }

    /** What is told about the past of the status. */
    public Optional<StatusHistory> history() {
        return Optional.ofNullable(history);
    }

    /** DER SubjectPublicKeyInfo of keys that the signatures need; they count only when the registry names them. */
    public List<byte[]> keys() {
        return keys.stream().map(byte[]::clone).toList();
    }

    /** A builder that starts with these members. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.credential = credential;
        builder.seal = seal;
        builder.payload = payload;
        builder.salt = salt;
        builder.index = index;
        builder.proof = proof;
        builder.anchor = anchor;
        builder.consortiumSeal = consortiumSeal;
        builder.statusList = statusList;
        builder.history = history;
        builder.keys.addAll(keys);
        return builder;
    }

    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Names the members that are there, never their contents. */
    @Override
    public String toString() {
        return "Bundle[credential=" + (credential != null) + ", seal=" + (seal != null) + ", index=" + index + "]";
    }

    private static Optional<byte[]> copy(byte @Nullable [] bytes) {
        return bytes == null ? Optional.empty() : Optional.of(bytes.clone());
    }

    /** Collects members; what is not set is absent. */
    public static final class Builder {
        private @Nullable String credential;
        private byte @Nullable [] seal;
        private byte @Nullable [] payload;
        private @Nullable Salt salt;
        private @Nullable Long index;
        private @Nullable String proof;
        private @Nullable AnchorClaim anchor;
        private @Nullable ConsortiumSeal consortiumSeal;
        private @Nullable String statusList;
        private @Nullable StatusHistory history;
        private final List<byte[]> keys = new ArrayList<>();

        private Builder() {}

        /** Sets or, with null, removes the SD-JWT text. */
        public Builder credential(@Nullable String sdJwt) {
            credential = sdJwt;
            return this;
        }

        /** Sets or, with null, removes the seal. */
        public Builder seal(byte @Nullable [] bytes) {
            seal = bytes == null ? null : bytes.clone();
            return this;
        }

        /** Sets payload and salt, which make sense only together. */
        public Builder payload(byte[] bytes, Salt itsSalt) {
            payload = bytes.clone();
            salt = itsSalt;
            return this;
        }

        /** Removes payload and salt. */
        public Builder withoutPayload() {
            payload = null;
            salt = null;
            return this;
        }

        /** Sets or, with null, removes the position in the log. */
        public Builder index(@Nullable Long position) {
            index = position;
            return this;
        }

        /** Sets or, with null, removes the tlog-proof text. */
        public Builder proof(@Nullable String text) {
            proof = text;
            return this;
        }

        /** Sets or, with null, removes what is said about the anchor. */
        public Builder anchor(@Nullable AnchorClaim claim) {
            anchor = claim;
            return this;
        }

        /** Sets or, with null, removes the consortium's seal on the anchor. */
        public Builder consortiumSeal(@Nullable ConsortiumSeal seal) {
            consortiumSeal = seal;
            return this;
        }

        /** Sets or, with null, removes the status list token. */
        public Builder statusList(@Nullable String token) {
            statusList = token;
            return this;
        }

        /** Sets or, with null, removes what is told about the past of the status. */
        public Builder history(@Nullable StatusHistory told) {
            history = told;
            return this;
        }

        /** Replaces the keys (DER SubjectPublicKeyInfo). */
        public Builder keys(List<byte[]> spkis) {
            keys.clear();
            spkis.forEach(spki -> keys.add(spki.clone()));
            return this;
        }

        /** The bundle; throws {@link IllegalStateException} when there is neither credential nor seal. */
        public Bundle build() {
            if (credential == null && seal == null) {
                throw new IllegalStateException("a bundle has a credential or a seal");
            }
            return new Bundle(this);
        }
    }
}
