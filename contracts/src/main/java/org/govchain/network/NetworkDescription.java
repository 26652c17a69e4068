package org.govchain.network;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.govchain.chain.AccountAddress;

/**
 * What the members agree on before there is a network; everything else is derived from it.
 *
 * @param chainId EIP-155 chain id
 * @param timing how often blocks come
 * @param members one validator each; QBFT tolerates the loss of fewer than a third of them
 * @param writers accounts that may send transactions; empty for a network that takes them from everybody
 */
public record NetworkDescription(long chainId, Timing timing, List<Member> members, List<AccountAddress> writers) {

    public NetworkDescription {
        members = List.copyOf(members);
        writers = List.copyOf(writers);
        if (chainId <= 0) {
            throw new IllegalArgumentException("a chain id is positive: " + chainId);
        }
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a network has at least one member");
        }
        if (members.stream().map(Member::name).distinct().count() < members.size()) {
            throw new IllegalArgumentException("two members have the same name");
        }
        if (members.stream().map(m -> m.host() + " " + m.p2pPort()).distinct().count() < members.size()) {
            throw new IllegalArgumentException("two members listen on the same port of the same host");
        }
    }

    /**
     * How often blocks come; whole seconds, because block times are.
     *
     * @param block between two blocks while there are transactions
     * @param emptyBlock between two blocks while there are none, at least {@code block}; validators that give up on the silent
     *     proposer after {@code request} make it shorter (docs/operations/besu.md)
     * @param request after which the validators give up on a proposer and ask the next one; longer than {@code block}
     */
    public record Timing(Duration block, Duration emptyBlock, Duration request) {

        /** One-second blocks, fewer when idle. */
        public static final Timing DEFAULT =
                new Timing(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(2));

        public Timing {
            if (block.compareTo(Duration.ofSeconds(1)) < 0
                    || !isWhole(block)
                    || !isWhole(emptyBlock)
                    || !isWhole(request)) {
                throw new IllegalArgumentException("block times are whole seconds, at least one");
            }
            if (emptyBlock.compareTo(block) < 0) {
                throw new IllegalArgumentException("empty blocks come no faster than full ones");
            }
            if (request.compareTo(block) <= 0) {
                throw new IllegalArgumentException(
                        "a proposer needs longer than a block's time: request timeout " + request);
            }
        }

        private static boolean isWhole(Duration duration) {
            return duration.equals(duration.truncatedTo(ChronoUnit.SECONDS));
        }
    }
}
