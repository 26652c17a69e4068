package org.govchain.cli.audit;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.govchain.chain.AnchorReader;
import org.govchain.chain.AnchoredCheckpoint;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.ContractAddresses;
import org.govchain.chain.StatusReader;
import org.govchain.cli.terminal.Fault;
import org.govchain.log.LogEntry;
import org.govchain.merkle.Sha256Digest;

/**
 * What one member's node holds about a log.
 *
 * @param node its address
 * @param anchors the anchored checkpoints, oldest first
 */
public record NodeView(URI node, List<AnchoredCheckpoint> anchors) {

    public NodeView {
        anchors = List.copyOf(anchors);
    }

    /** Asks a node for all anchored checkpoints. Throws {@link org.govchain.chain.ChainUnavailable} when it gives no answer. */
    public static NodeView read(
            ChainConnection chain, ContractAddresses contracts, long chainId, Sha256Digest log, LongConsumer progress) {
        if (chain.chainId() != chainId) {
            throw new Fault(
                    chain.url() + " works on chain " + chain.chainId() + ", the policy on chain " + chainId,
                    "name a node of the right network with --node URL");
        }
        AnchorReader reader = new AnchorReader(chain, contracts);
        List<AnchoredCheckpoint> anchors = new ArrayList<>();
        long count = reader.count(log);
        for (long position = 0; position < count; position++) {
            reader.checkpoint(log, position).ifPresent(anchors::add);
            progress.accept(position + 1);
        }
        return new NodeView(chain.url(), anchors);
    }

    /** Size of the newest checkpoint; 0 when there is none. */
    public long latestSize() {
        return anchors.isEmpty() ? 0 : anchors.getLast().treeSize();
    }

    /** The anchors as the audit of the entries wants them, up to a size. */
    public List<LogAudit.Anchored> upTo(long size) {
        return anchors.stream()
                .filter(anchored -> anchored.treeSize() <= size)
                .map(anchored -> new LogAudit.Anchored(
                        anchored.treeSize(), anchored.root(), anchored.block().number()))
                .toList();
    }

    /** Where two nodes of one chain hold different checkpoints; a node that is behind holds the beginning of the other's. */
    public Optional<String> contradictionTo(NodeView other) {
        for (int i = 0; i < Math.min(anchors.size(), other.anchors.size()); i++) {
            AnchoredCheckpoint one = anchors.get(i);
            AnchoredCheckpoint two = other.anchors.get(i);
            if (one.treeSize() != two.treeSize() || !one.root().equals(two.root())) {
                return Optional.of("anchored checkpoint " + i + " has size " + one.treeSize() + " and root "
                        + one.root() + " at " + node + ", but size " + two.treeSize() + " and root " + two.root()
                        + " at " + other.node);
            }
        }
        return Optional.empty();
    }

    /**
     * Status list versions that the chain recorded until the audited state and the log does not announce: a log announces each
     * before it is anchored. What was recorded later is not looked at.
     */
    public List<String> statusFindings(StatusReader chain, List<LogEntry.StatusListHead> heads, long size) {
        Optional<Instant> asOf = anchors.stream()
                .filter(anchored -> anchored.treeSize() <= size)
                .reduce((_, last) -> last)
                .map(anchored -> anchored.block().time());
        List<String> findings = new ArrayList<>();
        for (LogEntry.StatusListHead head : heads) {
            asOf.flatMap(instant -> chain.at(head.statusListId(), instant))
                    .filter(anchored -> anchored.version() > head.version()
                            || (anchored.version() == head.version()
                                    && !anchored.digest().equals(head.digest())))
                    .ifPresent(anchored -> findings.add("status list " + head.statusListId()
                            + ": the chain holds version " + anchored.version() + ", which the log does not announce"));
        }
        return findings;
    }
}
