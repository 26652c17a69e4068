package org.govchain.consortium;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A block header with the seals of its validators (Ethereum yellow paper §4.4; later forks only append fields). */
final class BlockHeader {

    /** Longest header that is read: some hundred validators. */
    static final int MAX_LENGTH = 64 * 1024;

    private static final int FEWEST_FIELDS = 15;
    private static final int MOST_FIELDS = 32;
    private static final int RECEIPTS_ROOT = 5;
    private static final int NUMBER = 8;
    private static final int TIMESTAMP = 11;
    private static final int EXTRA_DATA = 12;

    private final List<RlpItem> fields;
    private final byte[] receiptsRoot;
    private final long number;
    private final Instant time;
    private final SealExtraData extraData;

    private BlockHeader(List<RlpItem> fields, byte[] receiptsRoot, long number, Instant time, SealExtraData extraData) {
        this.fields = fields;
        this.receiptsRoot = receiptsRoot;
        this.number = number;
        this.time = time;
        this.extraData = extraData;
    }

    /** Empty for anything that is no header of a QBFT chain. */
    static Optional<BlockHeader> parse(byte[] rlp) {
        Optional<List<RlpItem>> fields = rlp.length > MAX_LENGTH
                ? Optional.empty()
                : RlpItem.parse(rlp)
                        .flatMap(RlpItem::items)
                        .filter(it -> it.size() >= FEWEST_FIELDS && it.size() <= MOST_FIELDS);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Optional<byte[]> receiptsRoot = fields.get().get(RECEIPTS_ROOT).string(Keccak256.LENGTH);
        OptionalLong number = fields.get().get(NUMBER).number();
        Optional<Instant> time = time(fields.get().get(TIMESTAMP).number());
        Optional<SealExtraData> extraData =
                fields.get().get(EXTRA_DATA).string().flatMap(SealExtraData::parse);
        return receiptsRoot.isPresent() && number.isPresent() && time.isPresent() && extraData.isPresent()
                ? Optional.of(new BlockHeader(
                        fields.get(), receiptsRoot.get(), number.getAsLong(), time.get(), extraData.get()))
                : Optional.empty();
    }

    /** 0x and 64 hexadecimal digits. */
    String hash() {
        return "0x" + HexFormat.of().formatHex(Keccak256.hash(with(extraData.forBlockHash())));
    }

    /** What each validator signed to commit to this block. */
    byte[] commitDigest() {
        return Keccak256.hash(with(extraData.forCommitSeal()));
    }

    byte[] receiptsRoot() {
        return receiptsRoot;
    }

    long number() {
        return number;
    }

    Instant time() {
        return time;
    }

    List<Address> validators() {
        return extraData.validators();
    }

    List<byte[]> seals() {
        return extraData.seals();
    }

    private byte[] with(byte[] otherExtraData) {
        List<byte[]> encoded = new ArrayList<>(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            encoded.add(
                    i == EXTRA_DATA ? Rlp.string(otherExtraData) : fields.get(i).encoded());
        }
        return Rlp.list(encoded);
    }

    private static Optional<Instant> time(OptionalLong seconds) {
        try {
            return seconds.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds.getAsLong()));
        } catch (DateTimeException beyondTime) {
            return Optional.empty();
        }
    }
}
