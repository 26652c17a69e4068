package org.govchain.verify;

import java.time.Instant;
import java.util.Optional;
import org.govchain.crypto.VerifyingKey;
import org.govchain.log.CheckpointKey;
import org.govchain.log.LogOrigin;
import org.govchain.log.Parsed;
import org.govchain.merkle.Sha256Digest;

/**
 * What a verification may rely on: the policy, its registry brought up to date by the chain's answers, and the nodes whose answers
 * count.
 */
final class Trust {

    private final Optional<TrustPolicy> policy;
    private final Optional<Outcome> problem;
    private final RegistryJournal journal;
    private final boolean current;
    private final Nodes nodes;

    private Trust(
            Optional<TrustPolicy> policy,
            Optional<Outcome> problem,
            RegistryJournal journal,
            boolean current,
            Nodes nodes) {
        this.policy = policy;
        this.problem = problem;
        this.journal = journal;
        this.current = current;
        this.nodes = nodes;
    }

    static Trust of(Optional<PolicyReading> reading, ChainEvidence chain, Instant now) {
        PolicyReading policy = reading.orElse(null);
        return switch (policy) {
            case null -> without(Outcome.undetermined(ReasonCode.NO_TRUST_POLICY), chain);
            case PolicyReading.Refused refused -> without(Outcome.failed(refused.reason(), refused.detail()), chain);
            case PolicyReading.Read read -> with(read.policy(), Nodes.of(chain, read.policy(), now));
        };
    }

    private static Trust without(Outcome problem, ChainEvidence chain) {
        return new Trust(Optional.empty(), Optional.of(problem), RegistryJournal.EMPTY, false, Nodes.unusable(chain));
    }

    private static Trust with(TrustPolicy policy, Nodes nodes) {
        RegistryJournal newest = policy.content().journal();
        for (NodeAnswer node : nodes.usable()) {
            Parsed<RegistryJournal> continued = policy.content().journal().continuedBy(node.journalSince());
            RegistryJournal journal = continued.asOptional().orElse(null);
            if (journal == null || !journal.head().equals(node.journalHead())) {
                ReasonCode reason = node.journalSince().isEmpty()
                        ? ReasonCode.POLICY_OUTDATED
                        : ReasonCode.REGISTRY_CONTRADICTS_POLICY;
                return new Trust(Optional.of(policy), Optional.of(Outcome.undetermined(reason)), newest, false, nodes);
            }
            newest = journal.size() > newest.size() ? journal : newest;
        }
        boolean current = !nodes.usable().isEmpty();
        return new Trust(Optional.of(policy), Optional.empty(), newest, current, nodes);
    }

    /** The policy; empty when there is none or it was refused. */
    Optional<TrustPolicy> policy() {
        return policy;
    }

    /** Why nobody can be entitled by this trust; empty when it is sound. */
    Optional<Outcome> problem() {
        return problem;
    }

    /** The same for checks other than ISSUER, which reports a refused policy: they have no answer. */
    Optional<Outcome> withoutAnswer() {
        return policy.isPresent()
                ? Optional.empty()
                : problem.flatMap(Outcome::reason).map(Outcome::undetermined);
    }

    Registry registry() {
        return journal.registry();
    }

    /** All changes of the registry that are known: the policy's and those that the chain's nodes added. */
    RegistryJournal journal() {
        return journal;
    }

    Nodes nodes() {
        return nodes;
    }

    Optional<CheckpointKey> logKey(LogOrigin origin) {
        return policy.flatMap(known -> known.logKey(origin));
    }

    Optional<VerifyingKey> key(Sha256Digest thumbprint) {
        return policy.flatMap(known -> known.key(thumbprint));
    }

    Optional<VerifyingKey> sealKey(String certificateReference) {
        return policy.flatMap(known -> known.sealKey(certificateReference));
    }

    boolean knowsValidators() {
        return policy.filter(known -> !known.content().validatorSets().isEmpty())
                .isPresent();
    }

    /**
     * The outcome for something the registry does not have. It failed when the registry is known to be complete up to the claimed time
     * of signing: what was entitled then was registered by then. A younger signature may rest on a younger registry.
     */
    Outcome absent(ReasonCode reason, Optional<Instant> claimedTime) {
        boolean complete = current
                || policy.flatMap(known -> claimedTime.filter(
                                time -> !time.isAfter(known.content().createdAt())))
                        .isPresent();
        return complete
                ? Outcome.failed(reason)
                : Outcome.undetermined(reason, "the trust policy is older than the document");
    }
}
