package org.govchain.service.handover;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.custody.InstallationKey;

/**
 * The secrets of one grant: its content key and the key of its PIN hash. What is stored of them is wrapped by the installation's key, and
 * the content key before that by a key that only the link leads to: neither database nor link alone opens anything. Never printed.
 */
final class GrantKey {

    private static final String CONTEXT = "hand-over ";

    private final byte[] content;
    private final byte[] pinKey;

    private GrantKey(byte[] content, byte[] pinKey) {
        this.content = content;
        this.pinKey = pinKey;
    }

    static GrantKey random(SecureRandom random) {
        return new GrantKey(Keys.random(random), Keys.random(random));
    }

    /** The key of the presentation. */
    byte[] presentationKey() {
        return Keys.derive(content, "presentation");
    }

    /** The key of one file. */
    byte[] fileKey(Sha256Digest file) {
        return Keys.derive(content, "file/" + file.toHex());
    }

    byte[] pinKey() {
        return pinKey.clone();
    }

    /** What is stored; for an account there is no link, and the login stands in its place. */
    byte[] wrap(UUID grant, Optional<LinkSecret> link, InstallationKey installation, SecureRandom random) {
        byte[] inner = link.map(secret -> Keys.seal(secret.wrappingKey(), content, grant.toString(), random))
                .orElse(content);
        byte[] all = Arrays.copyOf(pinKey, Keys.LENGTH + inner.length);
        System.arraycopy(inner, 0, all, Keys.LENGTH, inner.length);
        return installation.wrap(all, CONTEXT + grant);
    }

    /** What the service itself can make of a stored key. */
    static Unwrapped unwrap(UUID grant, byte[] stored, InstallationKey installation) {
        return new Unwrapped(installation.unwrap(stored, CONTEXT + grant));
    }

    /** The key of the PIN hash, and the content key as the recipient gets it: still wrapped where there is a link. */
    static final class Unwrapped {

        private final byte[] bytes;

        private Unwrapped(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] pinKey() {
            return Arrays.copyOf(bytes, Keys.LENGTH);
        }

        byte[] forRecipient() {
            return Arrays.copyOfRange(bytes, Keys.LENGTH, bytes.length);
        }
    }
}
