package org.govchain.service.devices;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.govchain.jose.Base64Url;
import org.govchain.merkle.Sha256Digest;

/** The secret with which a network server shows who it is: 256 random bits, so that a plain hash is enough. Never printed. */
final class IntegrationToken {

    private static final String PREFIX = "gcit_";
    private static final int BYTES = 32;
    private static final byte[] PURPOSE = "govchain integration token\n".getBytes(StandardCharsets.US_ASCII);

    private final String text;

    private IntegrationToken(String text) {
        this.text = text;
    }

    static IntegrationToken random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new IntegrationToken(PREFIX + Base64Url.encode(bytes));
    }

    /** Shown once. */
    String shown() {
        return text;
    }

    /** What is stored. */
    Sha256Digest hash() {
        return hash(text);
    }

    /** The hash of a token as somebody sent it. */
    static Sha256Digest hash(String text) {
        return Sha256Digest.hash(PURPOSE, text.getBytes(StandardCharsets.UTF_8));
    }

    static boolean equal(Sha256Digest one, Sha256Digest other) {
        return MessageDigest.isEqual(one.bytes(), other.bytes());
    }
}
