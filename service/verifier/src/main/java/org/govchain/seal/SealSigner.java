package org.govchain.seal;

import java.util.HexFormat;
import java.util.Locale;
import org.govchain.merkle.Sha256Digest;

/**
 * Who signs: signer id {@code DEZV} with the certificate reference of edition 0.9.
 *
 * @param certificateReference 40 upper-case hexadecimal digits
 */
public record SealSigner(String certificateReference) {

    /** Digits of a certificate reference in edition 0.9. */
    public static final int REFERENCE_LENGTH = 40;

    /** Throws {@link IllegalArgumentException} for anything but 40 upper-case hexadecimal digits. */
    public SealSigner {
        if (!certificateReference.matches("[0-9A-F]{40}")) {
            throw new IllegalArgumentException("a certificate reference has 40 upper-case hexadecimal digits");
        }
    }

    /** The reference of a key: the first 20 bytes of the SHA-256 of its SubjectPublicKeyInfo. */
    public static SealSigner ofThumbprint(Sha256Digest thumbprint) {
        return new SealSigner(HexFormat.of()
                .formatHex(thumbprint.bytes(), 0, REFERENCE_LENGTH / 2)
                .toUpperCase(Locale.ROOT));
    }

    /** Whether this is the reference of the key with this thumbprint. */
    public boolean matches(Sha256Digest thumbprint) {
        return equals(ofThumbprint(thumbprint));
    }
}
