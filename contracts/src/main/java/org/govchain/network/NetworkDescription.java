package org.govchain.network;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.govchain.chain.AccountAddress;

/**
 * What the members agree on before there is a network; everything else is derived from it.
 *
 * @param chainId EIP-155 chain id
 * @param timing how often blocks come
 * @param members one validator each; QBFT tolerates the loss of fewer than a third of them
 * @param writers accounts that may send transactions beside those of the members
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
        Distinct distinct = new Distinct();
        members.forEach(distinct::add);
    }

    /** Who may send transactions; empty for a network that takes them from everybody, because no member has an account. */
    public List<AccountAddress> allowedAccounts() {
        return Stream.concat(
                        members.stream()
                                .flatMap(member -> member.keys().stream())
                                .flatMap(keys -> keys.addresses().stream()),
                        writers.stream())
                .distinct()
                .toList();
    }

    /** Every node's enode URL, in the order of the members. */
    public List<String> enodes() {
        return members.stream().map(Member::enode).toList();
    }

    /** The validators of the genesis block, in the order of the members. */
    public List<AccountAddress> validators() {
        return members.stream().map(member -> member.known().node().validator()).toList();
    }

    /** How many of them must agree. */
    public Quorum quorum() {
        return new Quorum(members.size());
    }

    /** The same network with other members. */
    public NetworkDescription with(List<Member> others) {
        return new NetworkDescription(chainId, timing, others, writers);
    }

    /** The same network with other further writers. */
    NetworkDescription withWriters(List<AccountAddress> others) {
        return new NetworkDescription(chainId, timing, members, others);
    }

    /** Refuses what two members cannot share. */
    private static final class Distinct {

        private final Set<String> names = new HashSet<>();
        private final Set<String> doors = new HashSet<>();
        private final Set<String> keys = new HashSet<>();

        void add(Member member) {
            refuse(!names.add(member.name()), "two members have the same name: " + member.name());
            for (int port : List.of(member.p2pPort(), member.rpcPort())) {
                String door = member.host() + ":" + port;
                refuse(!doors.add(door), "two members listen on the same port of the same host: " + door);
            }
            member.keys().ifPresent(known -> {
                List<String> all = new ArrayList<>(List.of(known.node().hex()));
                known.addresses().forEach(address -> all.add(address.hex()));
                all.forEach(key -> refuse(
                        !keys.add(key), "two keys of " + member.name() + " or of another member are the same: " + key));
            });
        }

        private static void refuse(boolean doubled, String why) {
            if (doubled) {
                throw new IllegalArgumentException(why);
            }
        }
    }

    /**
     * How often blocks come; whole seconds, because block times are.
     *
     * @param block between two blocks while there are transactions
     * @param emptyBlock between two blocks while there are none, at least {@code block}; see {@link #outlastsPatience}
     * @param request after which the validators give up on a proposer and ask the next one; longer than {@code block}
     */
    public record Timing(Duration block, Duration emptyBlock, Duration request) {

        /** One-second blocks, a third of them when idle; the longest silence that three seconds of patience allow for. */
        public static final Timing DEFAULT =
                new Timing(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(3));

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

        /**
         * Whether the validators give up on a proposer that is silent on purpose: they wait for {@code block} and {@code request}. Then
         * every idle block is made in the next round, by the same half of the validators, and the votes of the others are never
         * cast (docs/operations/besu.md).
         */
        public boolean outlastsPatience() {
            return emptyBlock.compareTo(block.plus(request)) >= 0;
        }

        private static boolean isWhole(Duration duration) {
            return duration.equals(duration.truncatedTo(ChronoUnit.SECONDS));
        }
    }
}
