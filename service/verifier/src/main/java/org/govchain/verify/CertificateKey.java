package org.govchain.verify;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the SubjectPublicKeyInfo in a DER certificate (RFC 5280 §4.1). Nothing else in a certificate counts, so nothing else is read:
 * the key is believed only when the registry names its thumbprint.
 */
final class CertificateKey {

    private static final int SEQUENCE = 0x30;
    private static final int VERSION = 0xa0;
    /** serialNumber, signature, issuer, validity, subject. */
    private static final int FIELDS_BEFORE_KEY = 5;

    private final byte[] der;

    private CertificateKey(byte[] der) {
        this.der = der;
    }

    /** The DER bytes of the key; empty when these bytes are not shaped like a certificate. */
    static Optional<byte[]> spkiOf(byte[] certificate) {
        return new CertificateKey(certificate).spki();
    }

    private Optional<byte[]> spki() {
        int toBeSigned = contentOf(0, SEQUENCE);
        int field = toBeSigned < 0 ? -1 : contentOf(toBeSigned, SEQUENCE);
        if (field >= 0 && field < der.length && (der[field] & 0xff) == VERSION) {
            field = endOf(field);
        }
        for (int i = 0; i < FIELDS_BEFORE_KEY && field >= 0; i++) {
            field = endOf(field);
        }
        if (field < 0 || contentOf(field, SEQUENCE) < 0) {
            return Optional.empty();
        }
        return Optional.of(Arrays.copyOfRange(der, field, endOf(field)));
    }

    /** Where the content of the element begins, or −1 when there is no such element. */
    private int contentOf(int offset, int tag) {
        return offset < der.length && (der[offset] & 0xff) == tag && endOf(offset) >= 0
                ? offset + 1 + lengthBytes(offset)
                : -1;
    }

    /** Where the element ends, or −1 when it does not end within the bytes. */
    private int endOf(int offset) {
        if (offset + 1 >= der.length) {
            return -1;
        }
        int first = der[offset + 1] & 0xff;
        int lengthBytes = lengthBytes(offset);
        // Indefinite lengths are not DER; three length bytes would be more than any document may have.
        if (first == 0x80 || lengthBytes > 3 || offset + 1 + lengthBytes > der.length) {
            return -1;
        }
        int length = first;
        if (lengthBytes > 1) {
            length = 0;
            for (int i = 1; i < lengthBytes; i++) {
                length = (length << 8) | (der[offset + 1 + i] & 0xff);
            }
        }
        int end = offset + 1 + lengthBytes + length;
        return end <= der.length ? end : -1;
    }

    private int lengthBytes(int offset) {
        int first = der[offset + 1] & 0xff;
        return first < 0x80 ? 1 : 1 + (first & 0x7f);
    }
}
