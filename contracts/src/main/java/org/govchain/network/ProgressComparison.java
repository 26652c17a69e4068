package org.govchain.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.govchain.chain.BlockHash;

/** Whether the nodes are there, are of one chain, and make blocks together. */
final class ProgressComparison {

    /** Nodes are asked one after the other; with a block a second they may differ by one or two. */
    private static final long TOLERATED_LAG = 3;

    private final NetworkDescription description;
    private final List<NodeState> nodes;
    private final List<NodeState.Answering> answering;
    private final List<NetworkFinding> findings = new ArrayList<>();

    ProgressComparison(NetworkDescription description, List<NodeState> nodes) {
        this.description = description;
        this.nodes = nodes;
        this.answering = NetworkReport.answering(nodes);
    }

    List<NetworkFinding> findings() {
        for (NodeState node : nodes) {
            if (node instanceof NodeState.Silent silent) {
                ill("the node of " + silent.member().name() + " does not answer at " + silent.url());
            }
        }
        identity();
        progress();
        peers();
        return findings;
    }

    private void identity() {
        Map<BlockHash, Long> genesis =
                answering.stream().collect(Collectors.groupingBy(NodeState.Answering::genesis, Collectors.counting()));
        for (NodeState.Answering node : answering) {
            String name = node.member().name();
            if (node.chainId() != description.chainId()) {
                ill(name + " works on chain " + node.chainId() + ", the network is chain " + description.chainId());
            } else if (genesis.size() > 1
                    && genesis.getOrDefault(node.genesis(), 0L) < Collections.max(genesis.values())) {
                ill(name + " has another genesis block than the others");
            }
            node.id()
                    .filter(id -> !id.equals(node.member().known().node()))
                    .ifPresent(_ -> ill("another node than that of " + name + " answers at " + node.url()
                            + ": its key is not the one in network.json"));
        }
    }

    private void progress() {
        List<NodeState.Answering> stuck =
                answering.stream().filter(node -> !node.advances()).toList();
        if (!answering.isEmpty() && stuck.size() == answering.size()) {
            ill("no node has a new block: " + answering.size() + " of " + nodes.size() + " answer, "
                    + new Quorum(validators()).needed() + " of " + validators() + " validators must agree");
            return;
        }
        stuck.forEach(node -> ill(node.member().name() + " has had no new block since block "
                + node.head().number() + " while others have"));
        long highest =
                answering.stream().mapToLong(node -> node.head().number()).max().orElse(0);
        for (NodeState.Answering node : answering) {
            long behind = highest - node.head().number();
            if (behind > TOLERATED_LAG && node.advances()) {
                ill(node.member().name() + " is " + behind + " blocks behind");
            }
        }
    }

    private int validators() {
        return NetworkReport.newest(answering).orElseThrow().validators().size();
    }

    /**
     * Each should see all others that run. Votes and blocks are passed on, so one connection less only costs reserve; after a start
     * Besu needs up to a minute for all of them.
     */
    private void peers() {
        int others = answering.size() - 1;
        for (NodeState.Answering node : answering) {
            if (node.peers() < others) {
                findings.add(new NetworkFinding(
                        node.peers() == 0,
                        node.member().name() + " is connected with " + node.peers() + " of the " + others
                                + " other nodes that run"));
            }
        }
    }

    private void ill(String what) {
        findings.add(NetworkFinding.ill(what));
    }
}
