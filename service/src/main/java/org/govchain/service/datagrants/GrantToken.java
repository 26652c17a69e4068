package org.govchain.service.datagrants;

import java.security.SecureRandom;
import java.util.Optional;
import org.govchain.jose.Base64Url;
import org.govchain.merkle.Sha256Digest;

/** 32 random bytes that let their bearer read. Told once, to whoever made the grant; what is stored is their hash. Never printed. */
final class GrantToken {

    private static final int LENGTH = 32;

    private final byte[] bytes;

    private GrantToken(byte[] owned) {
        this.bytes = owned;
    }

    static GrantToken random(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new GrantToken(bytes);
    }

    /** A token that somebody sent; empty unless it is base64url of 32 bytes. */
    static Optional<GrantToken> parse(String text) {
        return Base64Url.decode(text).filter(bytes -> bytes.length == LENGTH).map(GrantToken::new);
    }

    String text() {
        return Base64Url.encode(bytes);
    }

    Sha256Digest digest() {
        return Sha256Digest.hash(bytes);
    }
}
