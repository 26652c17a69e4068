package org.govchain.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.govchain.consortium.KnownValidators;
import org.govchain.crypto.VerifyingKey;
import org.govchain.log.CheckpointKey;
import org.govchain.log.LogOrigin;
import org.govchain.merkle.Sha256Digest;
import org.govchain.seal.SealSigner;

/**
 * What a verifier knows before it sees a document: the registry with its history, the keys it names, the chain and its limits. Its
 * digest is what two people compare by phone.
 */
public final class TrustPolicy {

    /** Largest policy that is read, in bytes. */
    public static final int MAX_LENGTH = 2 << 20;

    private final PolicyContent content;
    private final Sha256Digest digest;
    private final ValidatorHistory validators;
    private final Map<Sha256Digest, VerifyingKey> byThumbprint = new HashMap<>();
    private final Map<String, VerifyingKey> byReference = new HashMap<>();

    TrustPolicy(PolicyContent content, Sha256Digest digest) {
        this.content = content;
        this.digest = digest;
        this.validators = new ValidatorHistory(content.validatorSets());
        for (VerifyingKey key : content.keys()) {
            byThumbprint.putIfAbsent(key.thumbprint(), key);
            byReference.putIfAbsent(SealSigner.ofThumbprint(key.thumbprint()).certificateReference(), key);
        }
    }

    /** Reads the JSON form and checks that the journal hashes to its head and names every key, log and profile. */
    public static PolicyReading parse(byte[] json) {
        return PolicyReader.read(json);
    }

    /** What it says. */
    public PolicyContent content() {
        return content;
    }

    /** SHA-256 of the exact bytes it was read from. */
    public Sha256Digest digest() {
        return digest;
    }

    /** The registry at the end of its journal. */
    public Registry registry() {
        return content.journal().registry();
    }

    /** Who may have sealed the block at this height; empty when the policy does not say. */
    Optional<KnownValidators> validatorsAt(long height) {
        return validators.at(height);
    }

    /** The checkpoint key of the log with this origin. */
    public Optional<CheckpointKey> logKey(LogOrigin origin) {
        return content.logs().stream()
                .filter(log -> log.origin().equals(origin))
                .findFirst();
    }

    /** The keys at hand; each is named by the registry. */
    public List<VerifyingKey> keys() {
        return content.keys();
    }

    /** The key at hand with this thumbprint. */
    Optional<VerifyingKey> key(Sha256Digest thumbprint) {
        return Optional.ofNullable(byThumbprint.get(thumbprint));
    }

    /** The key at hand with this certificate reference of a seal. */
    Optional<VerifyingKey> sealKey(String certificateReference) {
        return Optional.ofNullable(byReference.get(certificateReference));
    }

    /** What it says, in English sentences for people; one line each. */
    public List<String> explain() {
        return PolicyExplanation.of(this);
    }

    @Override
    public String toString() {
        return "TrustPolicy[" + digest + "]";
    }
}
