package org.govchain.credential;

import org.govchain.merkle.Sha256Digest;

/**
 * What a document entry of the log commits to (docs/spec/pdf.md): deterministic CBOR of 1 the copy's id and 2 SHA-256 of the bytes that
 * the signature of its PDF file covers.
 *
 * @param credentialId the copy
 * @param signedRange digest of the signed bytes
 */
public record DocumentPayload(CredentialId credentialId, Sha256Digest signedRange) {

    /** The one encoding, RFC 8949 §4.2. */
    public byte[] encode() {
        CborWriter out = new CborWriter().head(CborWriter.MAP, 2);
        out.unsigned(1).bytes(credentialId.bytes());
        out.unsigned(2).bytes(signedRange.bytes());
        return out.toBytes();
    }
}
