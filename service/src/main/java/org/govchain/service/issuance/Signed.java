package org.govchain.service.issuance;

import org.govchain.credential.SignedCredential;
import org.govchain.log.Salt;
import org.govchain.merkle.Sha256Digest;

/** A copy with its signatures and the payload that its log entry will commit to. */
final class Signed {

    private final Intended intended;
    private final SignedCredential credential;
    private final byte[] seal;
    private final byte[] payload;
    private final Salt salt;

    /** The arrays are taken over: nobody changes them afterwards. */
    Signed(Intended intended, SignedCredential credential, byte[] seal, byte[] payload, Salt salt) {
        this.intended = intended;
        this.credential = credential;
        this.seal = seal;
        this.payload = payload;
        this.salt = salt;
    }

    Intended intended() {
        return intended;
    }

    SignedCredential credential() {
        return credential;
    }

    byte[] seal() {
        return seal;
    }

    Sha256Digest sealHash() {
        return Sha256Digest.hash(seal);
    }

    byte[] payload() {
        return payload;
    }

    Salt salt() {
        return salt;
    }
}
