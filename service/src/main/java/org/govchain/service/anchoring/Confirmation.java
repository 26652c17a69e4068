package org.govchain.service.anchoring;

import java.util.Map;
import java.util.Optional;
import org.govchain.chain.AnchoredCheckpoint;
import org.govchain.chain.ChainUnavailable;
import org.govchain.chain.CheckpointSubmitter;
import org.govchain.chain.SignedTransaction;
import org.govchain.chain.TransactionOutcome;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.service.audit.AuditKind;
import org.govchain.service.audit.AuditLog;
import org.springframework.stereotype.Component;

/**
 * Step 3 of the checkpoint cycle (docs/issuance-cycle.md): what the contract holds becomes Anchored; until then the same bytes
 * with the same nonce are sent again.
 *
 * <p>The contract decides, not the receipt: after a crash it may have been another transaction with the same checkpoint that
 * got there first.
 */
@Component
final class Confirmation {

    /** What came of it. */
    sealed interface Result {

        /** Anchored, or back to Prepared because the transaction can never be mined: go on at once. */
        record Settled() implements Result {}

        /** No block contains it yet. */
        record Waiting() implements Result {}

        /** A block contains it and the contract refused it, for this reason. */
        record Refused(String error) implements Result {}
    }

    private final SequencerLease lease;
    private final OwnLog log;
    private final Checkpoints checkpoints;
    private final CheckpointSubmitter submitter;
    private final Submission submission;
    private final SealCollection seals;
    private final SealStore sealStore;
    private final AuditLog audit;

    Confirmation(
            SequencerLease lease,
            OwnLog log,
            Checkpoints checkpoints,
            CheckpointSubmitter submitter,
            Submission submission,
            SealCollection seals,
            SealStore sealStore,
            AuditLog audit) {
        this.lease = lease;
        this.log = log;
        this.checkpoints = checkpoints;
        this.submitter = submitter;
        this.submission = submission;
        this.seals = seals;
        this.sealStore = sealStore;
        this.audit = audit;
    }

    Result run(CheckpointRow.Submitted submitted, OnChain onChain) {
        if (onChain.treeSize() == submitted.treeSize() && onChain.latest().isPresent()) {
            return anchored(onChain.latest().get());
        }
        SignedTransaction transaction = submitted.transaction();
        return switch (submitter.outcome(transaction)) {
            case TransactionOutcome.Pending() -> pending(submitted);
            case TransactionOutcome.Unknown() -> again(submitted);
            // Mined since the contract was asked; the next pass sees it there.
            case TransactionOutcome.Mined _ -> new Result.Waiting();
            case TransactionOutcome.Displaced() -> signAnew(submitted);
            case TransactionOutcome.Reverted reverted -> {
                signAnew(submitted);
                yield new Result.Refused(reverted.error());
            }
        };
    }

    private Result pending(CheckpointRow.Submitted submitted) {
        return isBeyondNext(submitted) ? signAnew(submitted) : new Result.Waiting();
    }

    private Result again(CheckpointRow.Submitted submitted) {
        if (isBeyondNext(submitted)) {
            return signAnew(submitted);
        }
        submission.repeat(submitted);
        return new Result.Waiting();
    }

    /** With one in flight the stored nonce is the next one, unless the chain forgot transactions: then it never comes up. */
    private boolean isBeyondNext(CheckpointRow.Submitted submitted) {
        return submitted.transaction().nonce() > submitter.nextNonce();
    }

    private Result signAnew(CheckpointRow.Submitted submitted) {
        return settle(() -> checkpoints.backToPrepared(log.id(), submitted.treeSize()));
    }

    private Result anchored(AnchoredCheckpoint anchored) {
        Optional<ConsortiumSeal> seal = sealOf(anchored);
        return settle(() -> {
            checkpoints.markAnchored(log.id(), anchored);
            seal.ifPresent(it -> sealStore.put(log.id(), anchored.treeSize(), it));
            audit.recordWithin(
                    AuditKind.CHECKPOINT_ANCHORED,
                    Map.of(
                            "log", log.origin().value(),
                            "treeSize", anchored.treeSize(),
                            "transaction", anchored.transaction().hex(),
                            "block", anchored.block().number()));
        });
    }

    /** Anchored is anchored, with its seal at hand or not: {@link SealBackfill} asks again. */
    private Optional<ConsortiumSeal> sealOf(AnchoredCheckpoint anchored) {
        try {
            return seals.of(anchored) instanceof SealCollection.Result.Sealed(ConsortiumSeal seal)
                    ? Optional.of(seal)
                    : Optional.empty();
        } catch (ChainUnavailable e) {
            return Optional.empty();
        }
    }

    private Result settle(Runnable change) {
        boolean done = lease.whileHeld(() -> {
                    change.run();
                    return true;
                })
                .isPresent();
        return done ? new Result.Settled() : new Result.Waiting();
    }
}
