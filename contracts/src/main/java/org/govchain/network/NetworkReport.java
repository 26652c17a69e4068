package org.govchain.network;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a network is: what each node said, and what follows from it when they are compared.
 *
 * @param nodes one for each member that was asked
 * @param interval mean time between the newest blocks; empty while there are none
 * @param seals who took part in the newest blocks
 * @param findings what a person should know, the worst first; none of a well network
 */
public record NetworkReport(
        List<NodeState> nodes, Optional<Duration> interval, SealWindow seals, List<NetworkFinding> findings) {

    public NetworkReport {
        nodes = List.copyOf(nodes);
        findings = List.copyOf(findings);
    }

    /** Whether nothing is wrong: blocks advance on all nodes and they agree. */
    public boolean isWell() {
        return findings.stream().noneMatch(NetworkFinding::ill);
    }

    /** The nodes that answered. */
    public List<NodeState.Answering> answering() {
        return answering(nodes);
    }

    /** The node that knows most of the chain; what it says of validators counts, others may still be catching up. */
    public Optional<NodeState.Answering> newest() {
        return newest(answering());
    }

    static Optional<NodeState.Answering> newest(List<NodeState.Answering> nodes) {
        return nodes.stream().max(Comparator.comparingLong(node -> node.head().number()));
    }

    static List<NodeState.Answering> answering(List<NodeState> nodes) {
        return nodes.stream()
                .filter(NodeState.Answering.class::isInstance)
                .map(NodeState.Answering.class::cast)
                .toList();
    }
}
