package org.govchain.chain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.govchain.consortium.Address;
import org.govchain.consortium.ValidatorsInHeader;
import org.govchain.verify.ValidatorSet;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.methods.response.EthBlock;

/**
 * Reads from the headers who sealed the blocks of which heights. The same chain gives the same answer on every node and whoever asks
 * (docs/adr/0205): all heights that are a multiple of {@link #STRIDE} and the newest are looked at, and between two that differ, where
 * they change. Thread-safe; what is behind a multiple is asked once.
 */
public final class ValidatorReader {

    /** Validators in office for fewer blocks than this, between others that are the same, may go unseen. */
    public static final long STRIDE = 10_000;

    private final ChainConnection chain;
    private final NavigableMap<Long, Set<Address>> settled = new TreeMap<>();
    private long settledTo;

    public ValidatorReader(ChainConnection chain) {
        this.chain = chain;
    }

    /** The sets in the order of their heights, the last in office; empty when the chain has no validators. */
    public synchronized List<ValidatorSet> sets() {
        if (settled.isEmpty()) {
            Optional<Set<Address>> genesis = inHeader(0);
            if (genesis.isEmpty()) {
                return List.of();
            }
            settled.put(0L, genesis.get());
        }
        long head = chain.head().number();
        while (settledTo + STRIDE <= head) {
            changes(settled, settledTo + STRIDE);
            settledTo += STRIDE;
        }
        NavigableMap<Long, Set<Address>> all = new TreeMap<>(settled);
        changes(all, head);
        return sets(all);
    }

    /** The validators that the header of a block names; empty when it is none of a QBFT chain. */
    Optional<Set<Address>> inHeader(long block) {
        Request<?, EthBlock> question =
                chain.web3j().ethGetBlockByNumber(DefaultBlockParameter.valueOf(BigInteger.valueOf(block)), false);
        return ValidatorsInHeader.of(chain.send(
                "eth_getBlockByNumber",
                question,
                answer -> Hex.parse(answer.getBlock().getExtraData())));
    }

    private void changes(NavigableMap<Long, Set<Address>> starts, long to) {
        if (settledTo < to) {
            changes(starts, settledTo, starts.lastEntry().getValue(), to, named(to));
        }
    }

    private void changes(
            NavigableMap<Long, Set<Address>> starts, long from, Set<Address> before, long to, Set<Address> after) {
        if (before.equals(after)) {
            return;
        }
        if (to - from == 1) {
            starts.put(to, after);
            return;
        }
        long middle = from + (to - from) / 2;
        Set<Address> between = named(middle);
        changes(starts, from, before, middle, between);
        changes(starts, middle, between, to, after);
    }

    private Set<Address> named(long block) {
        return inHeader(block)
                .orElseThrow(() -> new ChainUnavailable("block " + block + " names no validators, as the first did"));
    }

    private static List<ValidatorSet> sets(NavigableMap<Long, Set<Address>> starts) {
        List<ValidatorSet> sets = new ArrayList<>();
        for (Map.Entry<Long, Set<Address>> start : starts.entrySet()) {
            Optional<Long> next = Optional.ofNullable(starts.higherKey(start.getKey()));
            sets.add(new ValidatorSet(
                    start.getKey(),
                    next.map(height -> height - 1),
                    start.getValue().stream().map(Address::hex).sorted().toList()));
        }
        return List.copyOf(sets);
    }
}
