package org.govchain.service.anchoring;

import java.util.Map;
import java.util.Optional;
import org.govchain.service.audit.AuditKind;
import org.govchain.service.audit.AuditLog;
import org.springframework.stereotype.Component;

/**
 * One pass over the log's way to the chain, in the steps of docs/issuance-cycle.md: 1 sequence, 2 submit, 3 confirm. It
 * remembers nothing: where to go on is read from the database each time, so a process that died anywhere is resumed by the
 * next pass of any process.
 */
@Component
final class CheckpointCycle {

    /** What a pass came to. */
    sealed interface Result {

        /** Another process holds the lease. */
        record Standby() implements Result {}

        /** Everything is anchored. */
        record Idle() implements Result {}

        /** Something moved; there may be more to do. */
        record Advanced() implements Result {}

        /** A transaction is on its way. */
        record InFlight() implements Result {}

        /** Nothing may be signed before somebody looked at it. */
        record Stopped(String reason) implements Result {}
    }

    private final SequencerLease lease;
    private final OwnLog log;
    private final Checkpoints checkpoints;
    private final ChainComparison comparison;
    private final Sequencing sequencing;
    private final Submission submission;
    private final Confirmation confirmation;
    private final AuditLog audit;
    private final boolean chainMayLoseState;

    CheckpointCycle(
            SequencerLease lease,
            OwnLog log,
            Checkpoints checkpoints,
            ChainComparison comparison,
            Sequencing sequencing,
            Submission submission,
            Confirmation confirmation,
            AuditLog audit,
            AnchoringProperties properties) {
        this.lease = lease;
        this.log = log;
        this.checkpoints = checkpoints;
        this.comparison = comparison;
        this.sequencing = sequencing;
        this.submission = submission;
        this.confirmation = confirmation;
        this.audit = audit;
        this.chainMayLoseState = properties.chainMayLoseState();
    }

    /** Throws {@link org.govchain.chain.ChainUnavailable} when the chain does not answer: nothing is lost, it is only later. */
    Result pass() {
        if (!lease.acquire()) {
            return new Result.Standby();
        }
        return switch (comparison.run()) {
            case ChainComparison.Result.Agrees agrees -> advance(agrees.onChain());
            case ChainComparison.Result.Behind behind -> chainMayLoseState ? anchorAnew(behind) : behind(behind);
            case ChainComparison.Result.Contradicts contradiction -> new Result.Stopped(contradiction.reason());
        };
    }

    private Result advance(OnChain onChain) {
        Optional<CheckpointRow> row = checkpoints.inFlight(log.id());
        if (row.isEmpty()) {
            row = sequencing.run(); // 1 sequence
        }
        if (row.isEmpty()) {
            return new Result.Idle();
        }
        return switch (row.get()) {
            case CheckpointRow.Prepared prepared -> submit(prepared, onChain); // 2 submit
            case CheckpointRow.Submitted submitted -> confirm(submitted, onChain); // 3 confirm
            case CheckpointRow.Anchored _ -> throw new IllegalStateException("an anchored checkpoint is not in flight");
        };
    }

    private Result submit(CheckpointRow.Prepared prepared, OnChain onChain) {
        return submission.run(prepared, onChain).isPresent() ? new Result.InFlight() : new Result.Standby();
    }

    private Result confirm(CheckpointRow.Submitted submitted, OnChain onChain) {
        return switch (confirmation.run(submitted, onChain)) {
            case Confirmation.Result.Settled() -> new Result.Advanced();
            case Confirmation.Result.Waiting() -> new Result.InFlight();
            case Confirmation.Result.Refused refused ->
                new Result.Stopped("the contract refused the checkpoint of size " + submitted.treeSize() + ": "
                        + refused.error() + ". See the log's entry in the registry");
        };
    }

    /** A validator network never forgets: a node that shows less is being synchronised, or is not ours. */
    private static Result behind(ChainComparison.Result.Behind behind) {
        return new Result.Stopped("the chain holds size " + behind.onChain().treeSize() + ", but confirmed size "
                + behind.anchoredSize() + " before: is the node still synchronising, or of another network?");
    }

    private Result anchorAnew(ChainComparison.Result.Behind behind) {
        long size = behind.onChain().treeSize();
        return lease.whileHeld(() -> {
                    checkpoints.forget(log.id(), size);
                    audit.recordWithin(
                            AuditKind.CHAIN_STATE_LOST,
                            Map.of("log", log.origin().value(), "chain", size, "database", behind.anchoredSize()));
                    return true;
                })
                .<Result>map(_ -> new Result.Advanced())
                .orElseGet(Result.Standby::new);
    }
}
