package org.govchain.chain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.chain.contracts.CheckpointAnchor;
import org.govchain.merkle.Sha256Digest;
import org.web3j.abi.EventEncoder;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.methods.response.Log;

/** Reads anchored checkpoints. Every method throws {@link ChainUnavailable} when the node gives no answer. */
public final class AnchorReader {

    private static final String TOPIC = EventEncoder.encode(CheckpointAnchor.CHECKPOINTANCHORED_EVENT);

    private final ChainConnection chain;
    private final ContractView view;
    private final CheckpointAnchor wrapper;
    private final EventLog events;

    public AnchorReader(ChainConnection chain, ContractAddresses contracts) {
        this(chain, contracts.checkpointAnchor());
    }

    /** As the other one, where only this contract is known. */
    public AnchorReader(ChainConnection chain, AccountAddress anchor) {
        this.chain = chain;
        this.view = new ContractView(chain, anchor, DefaultBlockParameterName.LATEST);
        this.wrapper = Wrappers.checkpointAnchor(chain, anchor);
        this.events = new EventLog(chain, anchor);
    }

    /** The checkpoint anchored last, or empty when the log has none. */
    public Optional<AnchoredCheckpoint> latest(Sha256Digest logId) {
        return checkpoint(logId, view.ask(wrapper.latest(logId.bytes())));
    }

    /**
     * The first anchored checkpoint that covers an entry, or empty when none does yet. Its block time is the time that
     * counts for the entry.
     */
    public Optional<AnchoredCheckpoint> covering(Sha256Digest logId, long index) {
        return checkpoint(logId, view.ask(wrapper.covering(logId.bytes(), Wrappers.uint64(index))));
    }

    /** How many checkpoints of the log were anchored. */
    public long count(Sha256Digest logId) {
        return view.ask(wrapper.count(logId.bytes())).number(0).longValueExact();
    }

    /** The checkpoint at a position, counted from 0, or empty when fewer were anchored. */
    public Optional<AnchoredCheckpoint> checkpoint(Sha256Digest logId, long position) {
        if (position >= count(logId)) {
            return Optional.empty();
        }
        return checkpoint(logId, view.ask(wrapper.checkpoint(logId.bytes(), BigInteger.valueOf(position))));
    }

    /** Checkpoints of all logs that the last blocks anchored, oldest first; {@code blocks} is at most 5,000, Besu's limit. */
    public List<AnchoredCheckpoint> recent(long blocks) {
        long last = chain.head().number();
        List<AnchoredCheckpoint> anchors = new ArrayList<>();
        for (Log log : events.read(Math.max(0, last - Math.min(blocks, EventLog.MAX_RANGE) + 1), last, TOPIC)) {
            anchors.add(anchored(log));
        }
        return List.copyOf(anchors);
    }

    /** The newest block: its time says how old the answers are. */
    public BlockRef head() {
        return chain.head();
    }

    private Optional<AnchoredCheckpoint> checkpoint(Sha256Digest logId, ContractView.Answer answer) {
        long treeSize = answer.number(0).longValueExact();
        if (treeSize == 0) {
            return Optional.empty();
        }
        Sha256Digest root = Sha256Digest.of(answer.bytes(1));
        long block = answer.number(3).longValueExact();
        Log log = event(logId, treeSize, root, block);
        BlockRef reference = new BlockRef(block, new BlockHash(log.getBlockHash()), Wrappers.instant(answer.number(2)));
        return Optional.of(new AnchoredCheckpoint(
                logId, treeSize, root, reference, new TransactionHash(log.getTransactionHash())));
    }

    private AnchoredCheckpoint anchored(Log log) {
        CheckpointAnchor.CheckpointAnchoredEventResponse event =
                ChainConnection.decode("eth_getLogs", () -> CheckpointAnchor.getCheckpointAnchoredEventFromLog(log));
        long block = log.getBlockNumber().longValueExact();
        return new AnchoredCheckpoint(
                Sha256Digest.of(event.logId),
                event.treeSize.longValueExact(),
                Sha256Digest.of(event.root),
                chain.block(block).orElseThrow(() -> new ChainUnavailable("the node has no block " + block)),
                new TransactionHash(log.getTransactionHash()));
    }

    private Log event(Sha256Digest logId, long treeSize, Sha256Digest root, long block) {
        for (Log log : events.read(block, block, TOPIC, Hex.of(logId.bytes()))) {
            CheckpointAnchor.CheckpointAnchoredEventResponse event =
                    CheckpointAnchor.getCheckpointAnchoredEventFromLog(log);
            if (event.treeSize.equals(BigInteger.valueOf(treeSize)) && root.equals(Sha256Digest.of(event.root))) {
                return log;
            }
        }
        throw new ChainUnavailable("block " + block + " does not show the event of a checkpoint the contract holds");
    }
}
