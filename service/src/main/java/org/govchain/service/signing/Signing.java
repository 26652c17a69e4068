package org.govchain.service.signing;

import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.govchain.crypto.RawSigner;
import org.govchain.crypto.VerifyingKey;
import org.govchain.log.CheckpointKey;
import org.govchain.log.LogOrigin;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.audit.AuditKind;
import org.govchain.service.audit.AuditLog;
import org.govchain.service.authority.AuthorityId;
import org.springframework.stereotype.Service;

/** Signs prepared bytes with the keys of this installation; each batch leaves an audit event before and after it. */
@Service
public class Signing {

    private final SigningKeys keys;
    private final IssuerKeys issuerKeys;
    private final AuditLog audit;

    Signing(SigningKeys keys, IssuerKeys issuerKeys, AuditLog audit) {
        this.keys = keys;
        this.issuerKeys = issuerKeys;
        this.audit = audit;
    }

    /** The key an authority signs with for this purpose; configured ones are checked at start, so a missing one is a bug. */
    public SigningKey key(AuthorityId authority, KeyPurpose purpose) {
        return keys.key(authority, purpose);
    }

    /** A key's own certificate and those above it that its store has; self-signed ones stand alone. */
    public List<X509Certificate> certificates(SigningKey key) {
        return keys.certificates(key);
    }

    /** The keys in use, of all authorities. */
    public List<SigningKey> keys() {
        return keys.all();
    }

    /** Every public key that ever signed here, retired ones too. */
    public List<VerifyingKey> everyPublicKey() {
        return issuerKeys.all();
    }

    /**
     * Adds a public key to the history of those that signed: an authority brought it along, its private half never was here.
     *
     * @param certificate DER
     * @return whether it was not known yet
     */
    public boolean addFormerKey(
            AuthorityId authority, KeyPurpose purpose, VerifyingKey key, byte[] certificate, Instant firstUsed) {
        return issuerKeys.remember(authority, purpose, key, certificate, firstUsed);
    }

    /**
     * Signs each message with its key: 64 raw bytes r ‖ s of ECDSA over SHA-256, in the order asked.
     *
     * @param authority whose batch this is; every key must be its own
     * @throws IllegalArgumentException for a key of another authority
     * @throws IllegalStateException when a key or its device fails; then nothing of the batch is answered
     */
    public List<byte[]> sign(AuthorityId authority, List<ToSign> batch) {
        Map<String, Object> details = describe(authority, batch);
        audit.record(AuditKind.SIGNING, authority, details);
        boolean signed = false;
        try {
            List<byte[]> signatures = new ArrayList<>(batch.size());
            for (ToSign one : batch) {
                signatures.add(keys.signer(one.key()).sign(one.message()));
            }
            signed = true;
            return signatures;
        } finally {
            audit.record(signed ? AuditKind.SIGNED : AuditKind.SIGNING_FAILED, authority, details);
        }
    }

    /** The Ed25519 key of checkpoints, under the name of this log. */
    public CheckpointKey checkpointKey(LogOrigin origin) {
        return new CheckpointKey(origin, keys.checkpointKey());
    }

    /** Signs checkpoints; who signs one records it, with its size and root. */
    public RawSigner checkpointSigner() {
        return keys.checkpointSigner();
    }

    /** One digest over all messages ties the event to what was signed without saying what it was. */
    private static Map<String, Object> describe(AuthorityId authority, List<ToSign> batch) {
        MessageDigest digest = Digests.sha256();
        Map<String, Integer> perKey = new LinkedHashMap<>();
        for (ToSign one : batch) {
            if (!one.key().authority().equals(authority)) {
                throw new IllegalArgumentException("a key of " + one.key().authority() + " in a batch of " + authority);
            }
            digest.update(digest(one.message()));
            perKey.merge(one.key().publicKey().thumbprint().toHex(), 1, Integer::sum);
        }
        return Map.of("signatures", batch.size(), "keys", perKey, "messages", toHex(digest));
    }

    private static byte[] digest(byte[] message) {
        return Sha256Digest.hash(message).bytes();
    }

    private static String toHex(MessageDigest digest) {
        return Sha256Digest.of(digest.digest()).toHex();
    }
}
