package org.govchain.credential;

import java.util.List;
import java.util.Optional;
import org.govchain.merkle.Sha256Digest;

/**
 * What a credential entry of the log commits to (docs/spec/credential.md): deterministic CBOR, hashed with a salt.
 *
 * @param credentialId the copy
 * @param documentId the document
 * @param documentVersion version of the document, from 1
 * @param type the credential type
 * @param issuerJwsDigest SHA-256 of the issuer-signed JWT without disclosures
 * @param sealDigest SHA-256 of the seal's bytes, when there is one
 * @param attachmentDigests SHA-256 of each attachment, in the issuer's order
 */
public record CredentialPayload(
        CredentialId credentialId,
        DocumentId documentId,
        long documentVersion,
        CredentialTypeId type,
        Sha256Digest issuerJwsDigest,
        Optional<Sha256Digest> sealDigest,
        List<Sha256Digest> attachmentDigests) {

    /** Most attachments of one document. */
    public static final int MAX_ATTACHMENTS = 256;

    /** Throws {@link IllegalArgumentException} for version 0 and for too many attachments. */
    public CredentialPayload {
        if (documentVersion < 1 || attachmentDigests.size() > MAX_ATTACHMENTS) {
            throw new IllegalArgumentException("versions count from 1, and there are at most 256 attachments");
        }
        attachmentDigests = List.copyOf(attachmentDigests);
    }

    /** A payload, or why the bytes are none. */
    public sealed interface Parsed {}

    /** The bytes are the one encoding of this payload. */
    public record Accepted(CredentialPayload payload) implements Parsed {}

    /** The bytes are refused. */
    public record Refused(PayloadRefusal reason) implements Parsed {}

    /** Reads the one encoding that {@link #encode} writes; never throws for bad input. */
    public static Parsed parse(byte[] cbor) {
        return new CredentialPayloadReader(cbor).read();
    }

    /** Deterministic CBOR (RFC 8949 §4.2): a map with ascending integer keys, shortest heads, definite lengths. */
    public byte[] encode() {
        int members = 5 + (sealDigest.isPresent() ? 1 : 0) + (attachmentDigests.isEmpty() ? 0 : 1);
        CborWriter out = new CborWriter().head(CborWriter.MAP, members);
        out.unsigned(1).bytes(credentialId.bytes());
        out.unsigned(2).bytes(documentId.bytes());
        out.unsigned(3).unsigned(documentVersion);
        out.unsigned(4).text(type.uri());
        out.unsigned(5).bytes(issuerJwsDigest.bytes());
        sealDigest.ifPresent(digest -> out.unsigned(6).bytes(digest.bytes()));
        if (!attachmentDigests.isEmpty()) {
            out.unsigned(7).head(CborWriter.ARRAY, attachmentDigests.size());
            attachmentDigests.forEach(digest -> out.bytes(digest.bytes()));
        }
        return out.toBytes();
    }
}
