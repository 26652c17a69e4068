package org.govchain.consortium;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.govchain.merkle.Sha256Digest;

/**
 * The event of an anchored checkpoint (docs/spec/contracts.md).
 *
 * @param logId SHA-256 of the log's origin
 * @param treeSize entries that the checkpoint covers
 * @param root of the tree
 * @param journalHead of the registry at that block
 */
public record AnchorEvent(Sha256Digest logId, long treeSize, Sha256Digest root, Sha256Digest journalHead) {

    private static final byte[] SIGNATURE =
            Keccak256.hash("CheckpointAnchored(bytes32,uint64,bytes32,bytes32,(bytes32,uint64,bytes32)[])"
                    .getBytes(StandardCharsets.US_ASCII));

    private static final int WORD = 32;
    private static final int TOPICS = 2;
    private static final int FIXED_WORDS = 5;
    private static final BigInteger MAX_SIZE = BigInteger.valueOf(Long.MAX_VALUE);

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
                        Sha256Digest.at(data, 2 * WORD)));
    }
}
