package org.govchain.merkle;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Leaf hashes to build trees from. */
public final class Leaves {

    private Leaves() {}

    /** The hashes of the entries {@code "leaf 0" … "leaf n−1"}. */
    public static List<Sha256Digest> hashes(int n) {
        return IntStream.range(0, n).mapToObj(Leaves::hash).toList();
    }

    /** One behind the other, 32 bytes each. */
    public static byte[] flat(List<Sha256Digest> hashes) {
        byte[] flat = new byte[hashes.size() * Sha256Digest.LENGTH];
        for (int i = 0; i < hashes.size(); i++) {
            hashes.get(i).copyTo(flat, i * Sha256Digest.LENGTH);
        }
        return flat;
    }

    /** SHA-256(0x00 ‖ "leaf i"), computed without the code under test. */
    public static Sha256Digest hash(int i) {
        return Sha256Digest.hash(new byte[] {0}, ("leaf " + i).getBytes(StandardCharsets.UTF_8));
    }
}
