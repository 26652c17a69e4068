package org.govchain.credential;

import java.util.Optional;
import org.govchain.merkle.Sha256Digest;

/**
 * What a document entry of the log commits to (docs/spec/pdf.md): deterministic CBOR of 1 the copy's id and 2 SHA-256 of the bytes that
 * the signature of its PDF file covers.
 *
 * @param credentialId the copy
 * @param signedRange digest of the signed bytes
 */
public record DocumentPayload(CredentialId credentialId, Sha256Digest signedRange) {

    /** Reads the one encoding that {@link #encode} writes; empty for everything else. */
    public static Optional<DocumentPayload> parse(byte[] cbor) {
        CborReader in = new CborReader(cbor);
        boolean map = in.head(CborWriter.MAP) == 2;
        boolean first = in.unsigned() == 1;
        byte[] id = in.bytes();
        boolean second = in.unsigned() == 2;
        byte[] range = in.bytes();
        return map
                        && first
                        && second
                        && !in.failed()
                        && in.isAtEnd()
                        && id.length == CredentialId.LENGTH
                        && range.length == Sha256Digest.LENGTH
                ? Optional.of(new DocumentPayload(CredentialId.of(id), Sha256Digest.of(range)))
                : Optional.empty();
    }

    /** The one encoding, RFC 8949 §4.2. */
    public byte[] encode() {
        CborWriter out = new CborWriter().head(CborWriter.MAP, 2);
        out.unsigned(1).bytes(credentialId.bytes());
        out.unsigned(2).bytes(signedRange.bytes());
        return out.toBytes();
    }
}
