package org.govchain.consortium;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A proof that a Merkle-Patricia trie holds a value under a key (Ethereum yellow paper, appendix D): the nodes from the root down. */
final class TrieProof {

    private static final int BRANCH = 17;
    private static final int VALUE = 16;
    private static final int SHORT_NODE = 2;

    private final byte[] key;
    private final List<byte[]> nodes;
    private int used;
    private int depth;

    private TrieProof(byte[] key, List<byte[]> nodes) {
        this.key = key;
        this.nodes = nodes;
    }

    /**
     * The value under the key.
     *
     * @param root hash of the root node, 32 bytes
     * @return empty when the nodes do not lead from the root to a value, or when there are more than do
     */
    static Optional<byte[]> value(byte[] root, byte[] key, List<byte[]> nodes) {
        TrieProof proof = new TrieProof(Nibbles.of(key), nodes);
        Optional<byte[]> value = proof.descend(root);
        return proof.used == nodes.size() ? value : Optional.empty();
    }

    private Optional<byte[]> descend(byte[] root) {
        @Nullable RlpItem node = hashed(root);
        while (node != null) {
            Optional<List<RlpItem>> items = node.items();
            if (items.isEmpty()) {
                return Optional.empty();
            }
            switch (items.get().size()) {
                case BRANCH -> {
                    if (depth == key.length) {
                        return items.get().get(VALUE).string().filter(value -> value.length > 0);
                    }
                    node = child(items.get().get(key[depth++]));
                }
                case SHORT_NODE -> {
                    Optional<Nibbles.Path> path =
                            Nibbles.read(items.get().getFirst().string().orElse(null));
                    if (path.isEmpty() || !follow(path.get())) {
                        return Optional.empty();
                    }
                    if (path.get().leaf()) {
                        return items.get().getLast().string();
                    }
                    node = child(items.get().getLast());
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private boolean follow(Nibbles.Path path) {
        int to = depth + path.nibbles().length;
        // An extension leads somewhere, and a leaf ends where the key ends: every key has one path.
        boolean whole = path.leaf() ? to == key.length : path.nibbles().length > 0 && to <= key.length;
        boolean follows = whole && Arrays.equals(key, depth, to, path.nibbles(), 0, path.nibbles().length);
        depth = to;
        return follows;
    }

    /** A node shorter than a hash stands in its parent; every other one is named by its hash. */
    private @Nullable RlpItem child(RlpItem reference) {
        return reference.isList()
                ? reference
                : reference.string(Keccak256.LENGTH).map(this::hashed).orElse(null);
    }

    private @Nullable RlpItem hashed(byte[] hash) {
        if (used == nodes.size() || !Arrays.equals(Keccak256.hash(nodes.get(used)), hash)) {
            return null;
        }
        return RlpItem.parse(nodes.get(used++)).orElse(null);
    }
}
