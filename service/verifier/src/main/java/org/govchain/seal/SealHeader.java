package org.govchain.seal;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The header of a version 4 digital seal (ICAO Doc 9303-13 §2.2): magic, country, signer and certificate reference, two dates, feature
 * reference, type category.
 *
 * @param certificateReference 32 digits in edition 0.8, 40 in 0.9
 * @param documentDate when the document was issued
 * @param signatureDate when the seal was signed
 * @param version the edition
 * @param length bytes of the header
 */
record SealHeader(
        String certificateReference, LocalDate documentDate, LocalDate signatureDate, SealVersion version, int length) {

    private static final int MAGIC = 0xdc;
    private static final int RAW_VERSION_4 = 0x03;
    private static final String COUNTRY = "D<<";
    private static final String SIGNER = "DEZV";
    private static final int FEATURE_REFERENCE = 0x01;
    private static final int SIGNER_OFFSET = 4;
    private static final int SIGNER_AND_LENGTH = 6;

    static byte[] write(SealSigner signer, LocalDate documentDate, LocalDate signatureDate) {
        String reference = signer.certificateReference();
        ByteArrayOutputStream out = new ByteArrayOutputStream(48);
        out.write(MAGIC);
        out.write(RAW_VERSION_4);
        out.writeBytes(C40.encode(COUNTRY));
        // For DEZV the two digits are decimal; for every other signer of the standard they are hexadecimal
        // (divergences.md).
        out.writeBytes(C40.encode(SIGNER + reference.length() + reference));
        out.writeBytes(SealDates.encodeHeader(documentDate));
        out.writeBytes(SealDates.encodeHeader(signatureDate));
        out.write(FEATURE_REFERENCE);
        out.write(SealVersion.V0_9.category());
        return out.toByteArray();
    }

    /** The header, or why the bytes do not begin with one. */
    sealed interface Read {}

    record Header(SealHeader header) implements Read {}

    record Refused(SealRefusal reason) implements Read {}

    static Read read(byte[] bytes) {
        Refused bad = new Refused(SealRefusal.BAD_HEADER);
        if (bytes.length < SIGNER_OFFSET || (bytes[0] & 0xff) != MAGIC || bytes[1] != RAW_VERSION_4) {
            return bad;
        }
        Optional<String> country = C40.decode(bytes, 2, COUNTRY.length());
        Optional<String> signer = C40.decode(bytes, SIGNER_OFFSET, SIGNER_AND_LENGTH);
        if (!country.equals(Optional.of(COUNTRY))
                || signer.isEmpty()
                || !signer.get().startsWith(SIGNER)) {
            return bad;
        }
        int referenceLength = referenceLength(signer.get().substring(SIGNER.length()));
        int datesAt = SIGNER_OFFSET + C40.encodedLength(SIGNER_AND_LENGTH + referenceLength);
        int length = datesAt + 2 * SealDates.HEADER_LENGTH + 2;
        if (referenceLength == 0 || bytes.length < length) {
            return bad;
        }
        Optional<String> reference = C40.decode(bytes, SIGNER_OFFSET, SIGNER_AND_LENGTH + referenceLength)
                .map(text -> text.substring(SIGNER_AND_LENGTH))
                .filter(SealHeader::isHexadecimal);
        Optional<LocalDate> documentDate = SealDates.decodeHeader(bytes, datesAt);
        Optional<LocalDate> signatureDate = SealDates.decodeHeader(bytes, datesAt + SealDates.HEADER_LENGTH);
        if (reference.isEmpty() || documentDate.isEmpty() || signatureDate.isEmpty()) {
            return bad;
        }
        return version(bytes[length - 2], bytes[length - 1] & 0xff, referenceLength)
                .<Read>map(version -> new Header(
                        new SealHeader(reference.get(), documentDate.get(), signatureDate.get(), version, length)))
                .orElse(new Refused(SealRefusal.UNKNOWN_VERSION));
    }

    /**
     * Edition 0.8 is seen with 32 digits as hexadecimal 20, and its text says decimal; edition 0.9 with 40 digits as decimal 40. No
     * edition has references of 20 or 64 digits, so that the three spellings exclude each other.
     */
    private static int referenceLength(String spelling) {
        return switch (spelling) {
            case "20", "32" -> 32;
            case "40" -> SealSigner.REFERENCE_LENGTH;
            default -> 0;
        };
    }

    private static Optional<SealVersion> version(int featureReference, int category, int referenceLength) {
        SealVersion version = referenceLength == 32 ? SealVersion.V0_8 : SealVersion.V0_9;
        return featureReference == FEATURE_REFERENCE && category == version.category()
                ? Optional.of(version)
                : Optional.empty();
    }

    private static boolean isHexadecimal(String text) {
        return text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'));
    }
}
