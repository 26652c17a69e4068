package org.govchain.merkle;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;

/**
 * The two hashes of RFC 9162 §2.1.1 over flat arrays with one reused digest; not thread-safe.
 *
 * <p>The JDK's own SHA-256 is asked for by provider name: its intrinsic beats the Corretto provider on inputs of one or two
 * blocks (docs/adr/0301), and a provider registered in front by an application must not change that.
 */
final class Sha256 {

    static final byte LEAF_PREFIX = 0x00;
    static final byte NODE_PREFIX = 0x01;

    private static final int NODE_INPUT = 1 + 2 * Sha256Digest.LENGTH;

    private final MessageDigest digest = newDigest();
    private final byte[] nodeInput = new byte[NODE_INPUT];

    Sha256() {
        nodeInput[0] = NODE_PREFIX;
    }

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256", "SUN");
        } catch (NoSuchAlgorithmException | NoSuchProviderException e) {
            throw new IllegalStateException("every JDK has SHA-256 in its SUN provider", e);
        }
    }

    /** Writes SHA-256(0x00 ‖ entry) to {@code out}. */
    void leaf(byte[] entry, int offset, int length, byte[] out, int outOffset) {
        digest.update(LEAF_PREFIX);
        digest.update(entry, offset, length);
        finish(out, outOffset);
    }

    /** Writes SHA-256(0x01 ‖ left ‖ right) to {@code out}, which may overlap the inputs. */
    void node(byte[] left, int leftOffset, byte[] right, int rightOffset, byte[] out, int outOffset) {
        System.arraycopy(left, leftOffset, nodeInput, 1, Sha256Digest.LENGTH);
        System.arraycopy(right, rightOffset, nodeInput, 1 + Sha256Digest.LENGTH, Sha256Digest.LENGTH);
        digest.update(nodeInput, 0, NODE_INPUT);
        finish(out, outOffset);
    }

    private void finish(byte[] out, int outOffset) {
        try {
            digest.digest(out, outOffset, Sha256Digest.LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("32 bytes hold a SHA-256 digest", e);
        }
    }
}
