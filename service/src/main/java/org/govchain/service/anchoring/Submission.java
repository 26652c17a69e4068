package org.govchain.service.anchoring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.CheckpointCall;
import org.govchain.chain.CheckpointSubmitter;
import org.govchain.chain.ContractAddresses;
import org.govchain.chain.SignedTransaction;
import org.govchain.chain.StatusUpdate;
import org.govchain.log.TileProofs;
import org.govchain.merkle.ConsistencyProof;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.audit.AuditKind;
import org.govchain.service.audit.AuditLog;
import org.springframework.stereotype.Component;

/**
 * Step 2 of the checkpoint cycle (docs/issuance-cycle.md): the transaction is signed, its hash and nonce are stored as Submitted,
 * then it is broadcast; one in flight. A repeat is harmless: the contract accepts the same checkpoint once.
 */
@Component
final class Submission {

    private final SequencerLease lease;
    private final OwnLog log;
    private final Tiles tiles;
    private final Checkpoints checkpoints;
    private final ChainConnection chain;
    private final ContractAddresses contracts;
    private final CheckpointSubmitter submitter;
    private final AuditLog audit;

    Submission(
            SequencerLease lease,
            OwnLog log,
            Tiles tiles,
            Checkpoints checkpoints,
            ChainConnection chain,
            ContractAddresses contracts,
            CheckpointSubmitter submitter,
            AuditLog audit) {
        this.lease = lease;
        this.log = log;
        this.tiles = tiles;
        this.checkpoints = checkpoints;
        this.chain = chain;
        this.contracts = contracts;
        this.submitter = submitter;
        this.audit = audit;
    }

    /** Signs, stores, broadcasts; empty when the lease is gone, and then nothing was sent. */
    Optional<CheckpointRow> run(CheckpointRow.Prepared prepared, OnChain onChain) {
        SignedTransaction transaction = submitter.sign(call(prepared, onChain), submitter.nextNonce());
        long chainId = chain.chainId();
        Optional<CheckpointRow> submitted = lease.whileHeld(() -> store(prepared, transaction, chainId));
        submitted.ifPresent(_ -> submitter.broadcast(transaction));
        return submitted;
    }

    /** Sends the stored bytes again. */
    void repeat(CheckpointRow.Submitted submitted) {
        submitter.broadcast(submitted.transaction());
    }

    private CheckpointRow store(CheckpointRow.Prepared prepared, SignedTransaction transaction, long chainId) {
        checkpoints.markSubmitted(
                log.id(),
                prepared.treeSize(),
                transaction,
                chainId,
                contracts.checkpointAnchor().hex());
        audit.recordWithin(
                AuditKind.TRANSACTION_SUBMITTED,
                Map.of(
                        "log", log.origin().value(),
                        "treeSize", prepared.treeSize(),
                        "transaction", transaction.hash().hex(),
                        "nonce", transaction.nonce()));
        return new CheckpointRow.Submitted(prepared.treeSize(), prepared.root(), prepared.note(), transaction);
    }

    private CheckpointCall call(CheckpointRow.Prepared prepared, OnChain onChain) {
        List<StatusUpdate> updates = checkpoints.statuses(log.id(), prepared.treeSize()).stream()
                .map(status -> new StatusUpdate(status.listId(), status.version(), status.digest()))
                .toList();
        return new CheckpointCall(
                log.origin().id().digest(), prepared.treeSize(), prepared.root(), proof(prepared, onChain), updates);
    }

    /** From what the contract holds, verified here first: the contract would refuse another one, and use up the nonce. */
    private List<Sha256Digest> proof(CheckpointRow.Prepared prepared, OnChain onChain) {
        if (onChain.treeSize() == 0) {
            return List.of();
        }
        ConsistencyProof proof =
                new TileProofs(tiles.source(log.id()), prepared.treeSize()).consistency(onChain.treeSize());
        if (!proof.verify(onChain.root(), prepared.root())) {
            throw new IllegalStateException(
                    "the tiles do not continue what the chain holds at size " + onChain.treeSize());
        }
        return proof.path();
    }
}
