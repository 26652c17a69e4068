package org.govchain.cli.network;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.govchain.chain.AnchorReader;
import org.govchain.chain.AnchoredCheckpoint;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.ChainUnavailable;
import org.govchain.chain.ConsortiumMember;
import org.govchain.chain.ConsortiumReader;
import org.govchain.chain.ConsortiumState;
import org.govchain.chain.DeploymentRecord;
import org.govchain.chain.Proposal;

/**
 * What happened in the consortium's contracts lately.
 *
 * @param anchors the newest checkpoint of each log that the last {@value #BLOCKS} blocks anchored, the newest first
 * @param proposals what members are still asked about, oldest first
 * @param threshold approvals that a proposal needs
 */
public record ContractActivity(List<AnchoredCheckpoint> anchors, List<OpenProposal> proposals, int threshold) {

    /** How far back is looked: Besu's limit for one question. */
    public static final int BLOCKS = 5_000;

    /** An open proposal and the name of its proposer. */
    public record OpenProposal(Proposal proposal, String proposer) {}

    public ContractActivity {
        anchors = List.copyOf(anchors);
        proposals = List.copyOf(proposals);
    }

    /**
     * Asks a node.
     *
     * @throws ChainUnavailable when it gives no answer, or there are no such contracts on its chain
     */
    public static ContractActivity read(URI node, DeploymentRecord deployment) {
        try (ChainConnection chain = ChainConnection.open(node)) {
            AnchorReader anchors = new AnchorReader(chain, deployment.contracts());
            Map<Object, AnchoredCheckpoint> newest = new LinkedHashMap<>();
            anchors.recent(BLOCKS).forEach(anchor -> newest.put(anchor.logId(), anchor));
            ConsortiumReader consortium =
                    new ConsortiumReader(chain, deployment.consortium().address(), 0);
            ConsortiumState state = consortium.state();
            List<OpenProposal> open = new ArrayList<>();
            for (Proposal proposal : consortium.openProposals()) {
                open.add(new OpenProposal(proposal, proposer(state, proposal)));
            }
            return new ContractActivity(
                    newest.values().stream()
                            .sorted(Comparator.comparingLong((AnchoredCheckpoint anchor) ->
                                            anchor.block().number())
                                    .reversed())
                            .toList(),
                    open,
                    state.threshold());
        }
    }

    private static String proposer(ConsortiumState state, Proposal proposal) {
        return state.members().stream()
                .filter(member -> member.account().equals(proposal.proposer()))
                .map(ConsortiumMember::name)
                .findFirst()
                .orElse(proposal.proposer().hex());
    }
}
