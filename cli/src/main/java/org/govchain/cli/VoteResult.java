package org.govchain.cli;

import org.govchain.chain.ConsortiumWriter;
import org.govchain.chain.Proposal;
import org.govchain.chain.ProposalId;
import org.govchain.chain.ProposalState;
import org.govchain.chain.TransactionRefused;
import org.govchain.cli.consortium.ProposalJson;
import org.govchain.cli.terminal.Fault;

/** What comes of a vote: shown, and executed when it was the one that decides. */
final class VoteResult {

    private final Context context;
    private final Governance governance;
    private final ConsortiumOptions options;

    VoteResult(Context context, Governance governance, ConsortiumOptions options) {
        this.context = context;
        this.governance = governance;
        this.options = options;
    }

    /**
     * Executes what is decided, unless not asked to, and prints what became of the proposal.
     *
     * @return the exit code
     */
    int afterVote(ConsortiumWriter writer, ProposalId id, boolean execute) {
        Proposal proposal = governance.proposal(id.hex());
        int threshold = governance.reader().state().threshold();
        boolean decided = proposal.state() == ProposalState.OPEN && proposal.approvals() >= threshold;
        if (decided && execute) {
            execute(writer, proposal);
            proposal = governance.proposal(id.hex());
        }
        print(proposal, threshold);
        return ExitCode.OK;
    }

    private void execute(ConsortiumWriter writer, Proposal proposal) {
        try {
            writer.execute(proposal.id());
        } catch (TransactionRefused e) {
            throw new Fault(
                    "the vote is cast and decides, but the execution is refused: " + e.sentence(),
                    "proposal #" + proposal.number()
                            + " stays open: mend what is named and run govchain consortium execute "
                            + proposal.number() + ", or reject it",
                    e);
        }
    }

    private void print(Proposal proposal, int threshold) {
        if (options.json()) {
            context.terminal().line(ProposalJson.of(proposal, threshold).toPrettyString());
            return;
        }
        String outcome = switch (proposal.state()) {
            case EXECUTED -> "executed: it is done";
            case REJECTED -> "rejected: it can no longer be executed";
            case OPEN ->
                proposal.approvals() >= threshold
                        ? "decided and not yet executed: any member may, with govchain consortium execute "
                                + proposal.number()
                        : "open: " + proposal.approvals() + " of " + threshold + " approvals that are needed";
            case UNKNOWN, EXPIRED, VOID -> proposal.state().name().toLowerCase(java.util.Locale.ROOT);
        };
        context.terminal().line("#" + proposal.number() + " " + outcome);
    }
}
