package org.govchain.service.streams;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.govchain.stream.Counter;
import org.govchain.stream.StreamPayload;

/** Something that a device measured, signed for and checked, for the end of its stream. */
public final class NewLeaf {

    private final StreamSubject subject;
    private final long measured;
    private final Encoded payload;
    private final Optional<Sha256Digest> signer;

    /**
     * Encodes the payload; throws {@link IllegalArgumentException} for what no device measures.
     *
     * @param subject the device
     * @param measured in milliseconds since 1970
     * @param payload a reading or a file
     */
    public NewLeaf(StreamSubject subject, long measured, StreamPayload payload) {
        if (!payload.kind().isMeasured()) {
            throw new IllegalArgumentException("a device measures readings and makes files");
        }
        this.subject = subject;
        this.measured = measured;
        this.payload = Encoded.of(payload);
        this.signer = Optional.empty();
    }

    private NewLeaf(NewLeaf leaf, Sha256Digest signer) {
        this.subject = leaf.subject;
        this.measured = leaf.measured;
        this.payload = leaf.payload;
        this.signer = Optional.of(signer);
    }

    /** The same, signed by the key with this thumbprint. */
    public NewLeaf signedBy(Sha256Digest key) {
        return new NewLeaf(this, key);
    }

    /** Whose stream it is for. */
    public UUID device() {
        return subject.device();
    }

    /** Whose device measured it. */
    public AuthorityId authority() {
        return subject.authority();
    }

    /** Whether this is what it says. */
    public boolean says(StreamPayload other) {
        return Arrays.equals(payload.bytes(), other.encode());
    }

    /** Thumbprint of the key that signed it; empty where a network server answers for it. */
    Optional<Sha256Digest> signer() {
        return signer;
    }

    StreamSubject subject() {
        return subject;
    }

    long measured() {
        return measured;
    }

    Encoded payload() {
        return payload;
    }

    /** The device's own number of it. */
    Optional<Counter> counter() {
        return payload.counter();
    }
}
