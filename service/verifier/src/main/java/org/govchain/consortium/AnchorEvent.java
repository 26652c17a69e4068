package org.govchain.consortium;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.govchain.merkle.Sha256Digest;

/**
 * The event of an anchored checkpoint (docs/spec/contracts.md).
 *
 * @param logId SHA-256 of the log's origin
 * @param treeSize entries that the checkpoint covers
 * @param root of the tree
 * @param journalHead of the registry at that block
 * @param statusVersions what the checkpoint announced about status lists; empty when that part of the event cannot be read
 */
public record AnchorEvent(
        Sha256Digest logId,
        long treeSize,
        Sha256Digest root,
        Sha256Digest journalHead,
        List<SealedStatusVersion> statusVersions) {

    private static final byte[] SIGNATURE =
            Keccak256.hash("CheckpointAnchored(bytes32,uint64,bytes32,bytes32,(bytes32,uint64,bytes32)[])"
                    .getBytes(StandardCharsets.US_ASCII));

    private static final int WORD = 32;
    private static final int TOPICS = 2;
    private static final int FIXED_WORDS = 5;
    private static final BigInteger UPDATE_WORDS = BigInteger.valueOf(3);
    private static final BigInteger MAX_SIZE = BigInteger.valueOf(Long.MAX_VALUE);

    /** Copies the list. */
    public AnchorEvent {
        statusVersions = List.copyOf(statusVersions);
    }

    /** Empty for any other event. */
    static Optional<AnchorEvent> read(Receipt.EventLog log) {
        boolean anchored =
                log.topics().size() == TOPICS && Arrays.equals(log.topics().getFirst(), SIGNATURE);
        byte[] data = log.data();
        if (!anchored || data.length < FIXED_WORDS * WORD || data.length % WORD != 0) {
            return Optional.empty();
        }
        BigInteger size = new BigInteger(1, Arrays.copyOfRange(data, 0, WORD));
        return size.compareTo(MAX_SIZE) > 0
                ? Optional.empty()
                : Optional.of(new AnchorEvent(
                        Sha256Digest.of(log.topics().getLast()),
                        size.longValue(),
                        Sha256Digest.at(data, WORD),
                        Sha256Digest.at(data, 2 * WORD),
                        statusVersions(data)));
    }

    /** The dynamic array at the end of the data: its place, its length, then three words for each element (contract ABI). */
    private static List<SealedStatusVersion> statusVersions(byte[] data) {
        int words = data.length / WORD - FIXED_WORDS;
        boolean fits = number(data, FIXED_WORDS - 2).equals(BigInteger.valueOf((FIXED_WORDS - 1L) * WORD))
                && number(data, FIXED_WORDS - 1).multiply(UPDATE_WORDS).equals(BigInteger.valueOf(words));
        List<SealedStatusVersion> versions = new ArrayList<>();
        for (int at = FIXED_WORDS; fits && at < FIXED_WORDS + words; at += 3) {
            BigInteger version = number(data, at + 1);
            if (version.compareTo(MAX_SIZE) > 0) {
                return List.of();
            }
            versions.add(new SealedStatusVersion(
                    Sha256Digest.at(data, at * WORD), version.longValue(), Sha256Digest.at(data, (at + 2) * WORD)));
        }
        return versions;
    }

    private static BigInteger number(byte[] data, int word) {
        return new BigInteger(1, Arrays.copyOfRange(data, word * WORD, (word + 1) * WORD));
    }
}
