package org.govchain.merkle;

/**
 * The root of a growing RFC 9162 §2.1 tree, kept as a compact range: one hash per bit set in the size, 2 KiB in all.
 *
 * <p>Flat arrays and one reused digest: an append costs one or two hashes on average and allocates nothing. Not thread-safe.
 */
public final class MerkleTree {

    /** Sizes stay below 2⁶³, so that they fit a {@code long} and no bit is lost in comparisons. */
    private static final int LEVELS = 63;

    private final Sha256 sha256 = new Sha256();
    /** The perfect subtree of height h lies at byte 32·h; it is meaningful when bit h of the size is set. */
    private final byte[] subtrees = new byte[LEVELS * Sha256Digest.LENGTH];

    private final byte[] carry = new byte[Sha256Digest.LENGTH];
    private long size;

    /** SHA-256(0x00 ‖ entry). */
    public static Sha256Digest leafHash(byte[] entry) {
        byte[] out = new byte[Sha256Digest.LENGTH];
        new Sha256().leaf(entry, 0, entry.length, out, 0);
        return Sha256Digest.at(out, 0);
    }

    /** SHA-256(0x01 ‖ left ‖ right). */
    public static Sha256Digest nodeHash(Sha256Digest left, Sha256Digest right) {
        byte[] pair = new byte[2 * Sha256Digest.LENGTH];
        left.copyTo(pair, 0);
        right.copyTo(pair, Sha256Digest.LENGTH);
        new Sha256().node(pair, 0, pair, Sha256Digest.LENGTH, pair, 0);
        return Sha256Digest.at(pair, 0);
    }

    /** The root of the tree without leaves: SHA-256 of nothing. */
    public static Sha256Digest emptyRoot() {
        return Sha256Digest.hash();
    }

    /** Appends a leaf that is already hashed. */
    public void append(Sha256Digest leafHash) {
        leafHash.copyTo(carry, 0);
        appendCarry();
    }

    /** Appends the leaf hash at {@code leafHashes[offset … offset + 31]}. */
    public void appendLeafHash(byte[] leafHashes, int offset) {
        System.arraycopy(leafHashes, offset, carry, 0, Sha256Digest.LENGTH);
        appendCarry();
    }

    /** Hashes the entry {@code entries[offset … offset + length - 1]} and appends it. */
    public void appendEntry(byte[] entries, int offset, int length) {
        sha256.leaf(entries, offset, length, carry, 0);
        appendCarry();
    }

    /** Number of leaves. */
    public long size() {
        return size;
    }

    /** The root over all leaves so far; costs one hash per bit set in the size. */
    public Sha256Digest root() {
        if (size == 0) {
            return emptyRoot();
        }
        int lowest = Long.numberOfTrailingZeros(size);
        byte[] root = new byte[Sha256Digest.LENGTH];
        System.arraycopy(subtrees, slot(lowest), root, 0, Sha256Digest.LENGTH);
        for (long rest = size & (size - 1); rest != 0; rest &= rest - 1) {
            sha256.node(subtrees, slot(Long.numberOfTrailingZeros(rest)), root, 0, root, 0);
        }
        return Sha256Digest.at(root, 0);
    }

    private void appendCarry() {
        if (size == Long.MAX_VALUE) {
            throw new IllegalStateException("a tree holds less than 2⁶³ leaves");
        }
        int height = 0;
        for (long bits = size; (bits & 1) == 1; bits >>>= 1) {
            sha256.node(subtrees, slot(height), carry, 0, carry, 0);
            height++;
        }
        System.arraycopy(carry, 0, subtrees, slot(height), Sha256Digest.LENGTH);
        size++;
    }

    private static int slot(int height) {
        return height * Sha256Digest.LENGTH;
    }
}
