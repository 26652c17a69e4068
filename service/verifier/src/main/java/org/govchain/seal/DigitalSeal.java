package org.govchain.seal;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.crypto.VerifyingKey;
import org.govchain.merkle.Sha256Digest;

/**
 * A digital seal of BSI TR-03171 (docs/spec/seal.md) that keeps its exact bytes. Parsing checks its form; whose key signed it, and
 * whether that counts, is the verifier's question.
 */
public final class DigitalSeal {

    /** Longest seal: what the largest QR code carries. */
    public static final int MAX_LENGTH = 2953;

    static final int SIGNATURE = 0xff;

    private final byte[] bytes;
    private final SealHeader header;
    private final SealContent content;

    private DigitalSeal(byte[] bytes, SealHeader header, SealContent content) {
        this.bytes = bytes;
        this.header = header;
        this.content = content;
    }

    /** A seal, or why the bytes are none. */
    public sealed interface Parsed {}

    /** The bytes have the form of a seal. */
    public record Accepted(DigitalSeal seal) implements Parsed {}

    /** The bytes are refused. */
    public record Refused(SealRefusal reason) implements Parsed {}

    /** Reads a seal of edition 0.8 or 0.9 strictly; never throws for bad input. */
    public static Parsed parse(byte[] bytes) {
        if (bytes.length > MAX_LENGTH) {
            return new Refused(SealRefusal.MISALIGNED);
        }
        return switch (SealHeader.read(bytes)) {
            case SealHeader.Refused(SealRefusal reason) -> new Refused(reason);
            case SealHeader.Header(SealHeader header) -> parseZones(bytes.clone(), header);
        };
    }

    private static Parsed parseZones(byte[] bytes, SealHeader header) {
        SortedMap<Integer, byte[]> fields = new TreeMap<>();
        int offset = header.length();
        Optional<Tlv> next = Tlv.read(bytes, offset);
        while (next.isPresent() && next.get().tag() != SIGNATURE) {
            if (fields.put(next.get().tag(), next.get().value()) != null) {
                return new Refused(SealRefusal.DUPLICATE_TAG);
            }
            offset = next.get().end();
            next = Tlv.read(bytes, offset);
        }
        if (next.isEmpty()) {
            return new Refused(offset == bytes.length ? SealRefusal.BAD_SIGNATURE_ZONE : SealRefusal.MISALIGNED);
        }
        if (next.get().value().length != KeyAlgorithm.SIGNATURE_LENGTH
                || next.get().end() != bytes.length) {
            return new Refused(SealRefusal.BAD_SIGNATURE_ZONE);
        }
        return switch (SealMessage.read(header.version(), fields)) {
            case SealMessage.Refused(SealRefusal reason) -> new Refused(reason);
            case SealMessage.Content(SealContent content) -> new Accepted(new DigitalSeal(bytes, header, content));
        };
    }

    /** A copy of the exact bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** SHA-256 of the exact bytes: what the log entry's payload holds and evidence is asked for with. */
    public Sha256Digest digest() {
        return Sha256Digest.hash(bytes);
    }

    /** Whether this key signed header and message; P-256 and brainpoolP256r1 keys can. */
    public boolean isSignedBy(VerifyingKey key) {
        byte[] signature = Arrays.copyOfRange(bytes, bytes.length - KeyAlgorithm.SIGNATURE_LENGTH, bytes.length);
        return key.algorithm() != KeyAlgorithm.ED25519 && key.verify(signedBytes(), signature);
    }

    /** The edition. */
    public SealVersion version() {
        return header.version();
    }

    /** The reference of the signer's certificate: in edition 0.9 see {@link SealSigner#ofThumbprint}. */
    public String certificateReference() {
        return header.certificateReference();
    }

    /** When the document was issued. */
    public LocalDate documentDate() {
        return header.documentDate();
    }

    /** When the seal was signed, as the signer says. */
    public LocalDate signatureDate() {
        return header.signatureDate();
    }

    /** The message. */
    public SealContent content() {
        return content;
    }

    private byte[] signedBytes() {
        return Arrays.copyOf(bytes, bytes.length - KeyAlgorithm.SIGNATURE_LENGTH - 2);
    }
}
