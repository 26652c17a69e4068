package org.govchain.consortium;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The extra data of a QBFT header: RLP [vanity, validators, vote, round, seals] (EEA QBFT specification, Besu's encoding).
 *
 * @param vanity as received
 * @param validatorList as received
 * @param vote as received
 * @param round as received
 * @param validators who may seal this block
 * @param seals 65 bytes each: r ‖ s ‖ v
 */
@SuppressWarnings("ArrayRecordComponent") // identity is never asked for; nobody outside this package sees it
record SealExtraData(
        byte[] vanity, byte[] validatorList, byte[] vote, byte[] round, List<Address> validators, List<byte[]> seals) {

    private static final int SEAL_LENGTH = 65;
    private static final int MAX_ROUND_BYTES = 4;

    static Optional<SealExtraData> parse(byte[] bytes) {
        Optional<List<RlpItem>> parts = RlpItem.parse(bytes).flatMap(item -> item.items(5));
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        RlpItem round = parts.get().get(3);
        Optional<List<Address>> validators = each(parts.get().get(1), Address::read);
        Optional<List<byte[]>> seals = each(parts.get().get(4), seal -> seal.string(SEAL_LENGTH));
        boolean wellFormed = !parts.get().get(0).isList()
                && round.string().filter(it -> it.length <= MAX_ROUND_BYTES).isPresent()
                && validators.isPresent()
                && seals.isPresent();
        return wellFormed
                ? Optional.of(new SealExtraData(
                        parts.get().get(0).encoded(),
                        parts.get().get(1).encoded(),
                        parts.get().get(2).encoded(),
                        round.encoded(),
                        validators.get(),
                        seals.get()))
                : Optional.empty();
    }

    /** What the block hash covers: without round and seals, which differ from node to node. */
    byte[] forBlockHash() {
        return Rlp.list(List.of(vanity, validatorList, vote, Rlp.zero(), Rlp.emptyList()));
    }

    /** What a commit seal covers: with the round, without the seals. */
    byte[] forCommitSeal() {
        return Rlp.list(List.of(vanity, validatorList, vote, round, Rlp.emptyList()));
    }

    private static <T> Optional<List<T>> each(RlpItem list, Function<RlpItem, Optional<T>> reader) {
        Optional<List<RlpItem>> items = list.items();
        if (items.isEmpty()) {
            return Optional.empty();
        }
        List<T> values = new ArrayList<>(items.get().size());
        for (RlpItem item : items.get()) {
            Optional<T> value = reader.apply(item);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(List.copyOf(values));
    }
}
