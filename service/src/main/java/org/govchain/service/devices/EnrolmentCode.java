package org.govchain.service.devices;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;

/**
 * Sixteen characters, 80 random bits, that somebody types into a device: no U, and O, I and L are read as the digits they look like. Nobody
 * finds a code by its hash, so a plain one is enough. Never printed.
 */
final class EnrolmentCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;
    private static final byte[] PURPOSE = "govchain enrolment code\n".getBytes(StandardCharsets.US_ASCII);

    private final String characters;

    private EnrolmentCode(String characters) {
        this.characters = characters;
    }

    static EnrolmentCode random(SecureRandom random) {
        StringBuilder text = new StringBuilder(LENGTH);
        while (text.length() < LENGTH) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new EnrolmentCode(text.toString());
    }

    /** A code as somebody wrote it; any text is one, most are the wrong one. */
    static EnrolmentCode typed(String text) {
        return new EnrolmentCode(text.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1'));
    }

    /** In groups of four: shown once. */
    String shown() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < characters.length(); i += GROUP) {
            text.append(i == 0 ? "" : "-").append(characters, i, Math.min(i + GROUP, characters.length()));
        }
        return text.toString();
    }

    /** What is stored, and compared in constant time. */
    Sha256Digest hash(UUID enrolment) {
        return Sha256Digest.hash(
                PURPOSE,
                enrolment.toString().getBytes(StandardCharsets.US_ASCII),
                characters.getBytes(StandardCharsets.UTF_8));
    }
}
