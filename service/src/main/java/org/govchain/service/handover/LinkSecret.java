package org.govchain.service.handover;

import java.security.SecureRandom;
import java.util.Optional;
import org.govchain.jose.Base64Url;
import org.govchain.merkle.Sha256Digest;

/**
 * The 32 random bytes in the fragment of a link. They are told once, to whoever made the link, and kept nowhere: what the database holds is
 * the hash of one key derived from them. Never printed.
 */
final class LinkSecret {

    private final byte[] bytes;

    private LinkSecret(byte[] owned) {
        this.bytes = owned;
    }

    static LinkSecret random(SecureRandom random) {
        return new LinkSecret(Keys.random(random));
    }

    /** What stands behind the # of a link. */
    String fragment() {
        return Base64Url.encode(bytes);
    }

    /** What a browser sends instead of the secret. */
    AccessToken accessToken() {
        return new AccessToken(Keys.derive(bytes, "access"));
    }

    /** What the content key is wrapped with. */
    byte[] wrappingKey() {
        return Keys.derive(bytes, "wrap");
    }

    /** Proves that its bearer has the link, and opens nothing. */
    static final class AccessToken {

        private final byte[] bytes;

        private AccessToken(byte[] owned) {
            this.bytes = owned;
        }

        /** A token that somebody sent; empty unless it is base64url of 32 bytes. */
        static Optional<AccessToken> parse(String text) {
            return Base64Url.decode(text)
                    .filter(bytes -> bytes.length == Keys.LENGTH)
                    .map(AccessToken::new);
        }

        static AccessToken random(SecureRandom random) {
            return new AccessToken(Keys.random(random));
        }

        String text() {
            return Base64Url.encode(bytes);
        }

        /** What is stored. */
        Sha256Digest digest() {
            return Sha256Digest.hash(bytes);
        }
    }
}
