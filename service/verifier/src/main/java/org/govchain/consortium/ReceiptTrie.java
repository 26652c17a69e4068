package org.govchain.consortium;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The trie over the receipts of one block, made anew from all of them to prove one (Ethereum yellow paper §4.4.1, appendix D). */
public final class ReceiptTrie {

    private static final int BRANCHES = 16;

    @SuppressWarnings("ArrayRecordComponent") // identity is never asked for; nobody outside this class sees it
    private record Entry(byte[] path, byte[] value) {}

    private final List<byte[]> receipts;

    private ReceiptTrie(List<byte[]> receipts) {
        this.receipts = receipts;
    }

    /**
     * The trie of a block.
     *
     * @param receipts in the order of the transactions, as the trie holds them: RLP, behind its type where there is one (EIP-2718)
     */
    public static ReceiptTrie of(List<byte[]> receipts) {
        return new ReceiptTrie(List.copyOf(receipts));
    }

    /** What the block's header must name, 32 bytes. */
    public byte[] root() {
        return Keccak256.hash(new Builder(new byte[0]).node(entries(), 0));
    }

    /** The nodes from the root to the receipt of this transaction. */
    public List<byte[]> proof(int transactionIndex) {
        Builder builder = new Builder(Nibbles.of(key(transactionIndex)));
        byte[] root = builder.node(entries(), 0);
        List<byte[]> nodes = new ArrayList<>(List.of(root));
        nodes.addAll(builder.onPath.values());
        return List.copyOf(nodes);
    }

    /** The key of a receipt: its index as RLP. */
    static byte[] key(long transactionIndex) {
        return Rlp.number(transactionIndex);
    }

    private List<Entry> entries() {
        return IntStream.range(0, receipts.size())
                .mapToObj(i -> new Entry(Nibbles.of(key(i)), receipts.get(i)))
                .toList();
    }

    /** Encodes nodes bottom up, and keeps those with a hash that lie on one path, by their depth. */
    private static final class Builder {

        private final byte[] wanted;
        private final TreeMap<Integer, byte[]> onPath = new TreeMap<>();

        Builder(byte[] wanted) {
            this.wanted = wanted;
        }

        byte[] node(List<Entry> entries, int depth) {
            if (entries.size() == 1) {
                Entry only = entries.getFirst();
                byte[] path = Nibbles.compact(only.path(), depth, only.path().length, true);
                return Rlp.list(List.of(Rlp.string(path), Rlp.string(only.value())));
            }
            int shared = sharedTo(entries, depth);
            if (shared > depth) {
                byte[] path = Nibbles.compact(entries.getFirst().path(), depth, shared, false);
                return Rlp.list(List.of(Rlp.string(path), reference(entries, shared)));
            }
            return branch(entries, depth);
        }

        /** No key is the beginning of another, because RLP is prefix-free: a branch itself has no value. */
        private byte[] branch(List<Entry> entries, int depth) {
            List<byte[]> items = new ArrayList<>(BRANCHES + 1);
            for (int nibble = 0; nibble < BRANCHES; nibble++) {
                int branch = nibble;
                List<Entry> below = entries.stream()
                        .filter(entry -> entry.path()[depth] == branch)
                        .toList();
                items.add(below.isEmpty() ? Rlp.zero() : reference(below, depth + 1));
            }
            items.add(Rlp.zero());
            return Rlp.list(items);
        }

        private byte[] reference(List<Entry> entries, int depth) {
            byte[] node = node(entries, depth);
            if (node.length < Keccak256.LENGTH) {
                return node;
            }
            boolean leadsToWanted = entries.stream().anyMatch(entry -> Arrays.equals(entry.path(), wanted));
            if (leadsToWanted) {
                onPath.put(depth, node);
            }
            return Rlp.string(Keccak256.hash(node));
        }

        private static int sharedTo(List<Entry> entries, int depth) {
            byte[] first = entries.getFirst().path();
            int shared = depth;
            while (shared < first.length && haveAt(entries, shared, first[shared])) {
                shared++;
            }
            return shared;
        }

        private static boolean haveAt(List<Entry> entries, int place, byte nibble) {
            return entries.stream().allMatch(entry -> entry.path().length > place && entry.path()[place] == nibble);
        }
    }
}
