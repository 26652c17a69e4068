package org.govchain.seal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The mandatory URIs of edition 0.9. They are never fetched and never a reason to trust: what they name is known from the trust policy.
 *
 * @param profileUri field 03, where the profile is published; 1 to 255 visible ASCII characters
 * @param certificateUri field 04, where the certificate is published; likewise
 */
public record SealLinks(String profileUri, String certificateUri) {

    /** Throws {@link IllegalArgumentException} for a URI that has no form in a seal. */
    public SealLinks {
        requireUri(profileUri);
        requireUri(certificateUri);
    }

    static void requireUri(String uri) {
        if (decodeUri(uri.getBytes(StandardCharsets.UTF_8)).isEmpty()) {
            throw new IllegalArgumentException("a URI in a seal has 1 to 255 visible ASCII characters");
        }
    }

    static Optional<String> decodeUri(byte[] bytes) {
        if (bytes.length == 0 || bytes.length > 255) {
            return Optional.empty();
        }
        for (byte b : bytes) {
            if (b <= 0x20 || b == 0x7f) {
                return Optional.empty();
            }
        }
        return Optional.of(new String(bytes, StandardCharsets.US_ASCII));
    }
}
