package org.govchain.seal;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import org.govchain.crypto.KeyAlgorithm;

/** A seal of edition 0.9 before its signature: the exact bytes to sign. */
public final class UnsignedSeal {

    private final byte[] signedBytes;

    private UnsignedSeal(byte[] signedBytes) {
        this.signedBytes = signedBytes;
    }

    /**
     * Prepares a seal.
     *
     * @param signer whose key will sign
     * @param documentDate when the document was issued
     * @param signatureDate day of signing
     * @param content the message, with the URIs of edition 0.9 and content tags from 0A
     * @throws IllegalArgumentException when the content is not of edition 0.9 or exceeds what a symbol can carry
     */
    public static UnsignedSeal of(
            SealSigner signer, LocalDate documentDate, LocalDate signatureDate, SealContent content) {
        SealLinks links = content.links()
                .orElseThrow(() -> new IllegalArgumentException("edition 0.9 wants profile and certificate URIs"));
        if (!content.values().isEmpty() && content.values().firstKey() < SealVersion.V0_9.firstContentTag()) {
            throw new IllegalArgumentException("content tags of edition 0.9 are 0A to FE");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(320);
        out.writeBytes(SealHeader.write(signer, documentDate, signatureDate));
        out.writeBytes(SealMessage.write(content, links));
        UnsignedSeal seal = new UnsignedSeal(out.toByteArray());
        if (seal.signedLength() > DigitalSeal.MAX_LENGTH) {
            throw new IllegalArgumentException("no symbol carries a seal of " + seal.signedLength() + " bytes");
        }
        return seal;
    }

    /**
     * A seal that was prepared before, from its exact bytes.
     *
     * @param signedBytes what {@link #signedBytes()} gave
     */
    public static UnsignedSeal prepared(byte[] signedBytes) {
        return new UnsignedSeal(signedBytes.clone());
    }

    /** Header and message: the bytes to sign with ECDSA over SHA-256. */
    public byte[] signedBytes() {
        return signedBytes.clone();
    }

    /** Bytes of the finished seal; compare it with the type's budget before signing. */
    public int signedLength() {
        return signedBytes.length + 2 + KeyAlgorithm.SIGNATURE_LENGTH;
    }

    /**
     * The finished seal's bytes.
     *
     * @param signature raw r ‖ s, 64 bytes
     */
    public byte[] sign(byte[] signature) {
        if (signature.length != KeyAlgorithm.SIGNATURE_LENGTH) {
            throw new IllegalArgumentException("a seal's signature has 64 bytes, not " + signature.length);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(signedLength());
        out.writeBytes(signedBytes);
        Tlv.write(out, DigitalSeal.SIGNATURE, signature);
        return out.toByteArray();
    }
}
