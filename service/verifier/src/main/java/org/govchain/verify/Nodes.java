package org.govchain.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.govchain.status.StatusListToken;

/**
 * The nodes whose answers count: those of the policy's chain and contract that are up to date.
 *
 * @param usable their answers
 * @param problem why the chain as a whole gives no answer; empty when every node that answered counts
 */
record Nodes(List<NodeAnswer> usable, Optional<Outcome> problem) {

    static Nodes of(ChainEvidence chain, TrustPolicy policy, Instant now) {
        if (!(chain instanceof ChainEvidence.Answered answered)) {
            return unusable(chain);
        }
        List<NodeAnswer> usable = new ArrayList<>();
        Optional<Outcome> problem = Optional.empty();
        for (NodeAnswer node : answered.nodes()) {
            Optional<ReasonCode> refusal = refusal(node, policy.content(), now);
            if (refusal.isPresent()) {
                problem = refusal.map(Outcome::undetermined);
            } else {
                usable.add(node);
            }
        }
        return new Nodes(usable, problem);
    }

    /** No policy says which nodes count. */
    static Nodes unusable(ChainEvidence chain) {
        Outcome problem = switch (chain) {
            case ChainEvidence.NotAsked _ -> Outcome.undetermined(ReasonCode.CHAIN_NOT_ASKED);
            case ChainEvidence.Unreachable unreachable ->
                Outcome.undetermined(ReasonCode.CHAIN_UNREACHABLE, unreachable.detail());
            case ChainEvidence.Answered _ -> Outcome.undetermined(ReasonCode.NO_TRUST_POLICY);
        };
        return new Nodes(List.of(), Optional.of(problem));
    }

    private static Optional<ReasonCode> refusal(NodeAnswer node, PolicyContent policy, Instant now) {
        boolean ours = node.chainId() == policy.chainId()
                && node.checkpointAnchor().equals(policy.contracts().checkpointAnchor());
        if (!ours) {
            return Optional.of(ReasonCode.CHAIN_FOREIGN);
        }
        return node.headTime().plus(policy.maxHeadAge()).isBefore(now)
                ? Optional.of(ReasonCode.CHAIN_HEAD_TOO_OLD)
                : Optional.empty();
    }

    /** The newest status version that any of them knows; empty when none recorded one. */
    Optional<AnchoredStatusVersion> latestStatus() {
        return usable.stream()
                .flatMap(node -> node.status().stream())
                .max(Comparator.comparingLong(AnchoredStatusVersion::version));
    }

    /** Whether any of them has another digest for this version of the list. */
    boolean contradict(StatusListToken token) {
        return usable.stream()
                .flatMap(node -> node.status().stream())
                .anyMatch(known -> known.version() == token.version()
                        && !known.digest().equals(token.list().digest()));
    }

    /** Up to when all of them know the chain. */
    Optional<Instant> headTime() {
        return usable.stream().map(NodeAnswer::headTime).min(Comparator.naturalOrder());
    }
}
