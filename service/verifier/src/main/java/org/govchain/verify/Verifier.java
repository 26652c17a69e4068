package org.govchain.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.govchain.consortium.ConsortiumSeal.Judgement;

/**
 * Judges documents by one trust policy. A pure function of presentation, evidence, policy and time: no network, no clock, no memory of
 * earlier documents unless a {@link VerifierCache} is given. Thread-safe.
 */
public final class Verifier {

    private final Optional<PolicyReading> policy;
    private final VerifierCache cache;

    private Verifier(Optional<PolicyReading> policy, VerifierCache cache) {
        this.policy = policy;
        this.cache = cache;
    }

    /** Judges by this policy. */
    public static Verifier with(TrustPolicy policy) {
        return with(new PolicyReading.Read(policy));
    }

    /** Judges by a policy as it was read; one that was refused makes every document INVALID. */
    public static Verifier with(PolicyReading policy) {
        return new Verifier(Optional.of(policy), VerifierCache.none());
    }

    /** Judges without a policy: nobody can then say who issued a document. */
    public static Verifier withoutPolicy() {
        return new Verifier(Optional.empty(), VerifierCache.none());
    }

    /** The same verifier, remembering what many documents share. */
    public Verifier remembering(VerifierCache memory) {
        return new Verifier(policy, memory);
    }

    /** Judges a document by a policy, if there is one. */
    public static VerificationReport verify(
            Presentation presentation, Evidence evidence, Optional<TrustPolicy> policy, Instant now) {
        return policy.map(Verifier::with).orElseGet(Verifier::withoutPolicy).verify(presentation, evidence, now);
    }

    /** What to ask others about this presentation before {@link #verify}; needs no policy and believes nothing. */
    public static Questions questions(Presentation presentation, Evidence evidence) {
        Trust nobody = Trust.of(Optional.empty(), new ChainEvidence.NotAsked(), Instant.EPOCH);
        return Questions.of(
                new DossierReader(nobody, Instant.EPOCH, VerifierCache.none()).read(presentation, evidence));
    }

    /** Judges a document for an instant, which may be past. */
    public VerificationReport verify(Presentation presentation, Evidence evidence, Instant now) {
        return examine(presentation, evidence, now).report();
    }

    /**
     * Judges a document for a past instant, and says what its status was then: recorded and in law (docs/spec/history.md). Nodes have
     * to be asked for the status version of that instant.
     */
    public VerificationReport verifyPast(Presentation presentation, Evidence evidence, Instant at) {
        return examine(presentation, evidence, at, true).report();
    }

    /** Judges as {@link #verify} does, and hands out what was read and judged, so that nobody shows what another reading says. */
    public Examination examine(Presentation presentation, Evidence evidence, Instant now) {
        return examine(presentation, evidence, now, false);
    }

    private Examination examine(Presentation presentation, Evidence evidence, Instant now, boolean past) {
        Trust trust = Trust.of(policy, evidence.chain(), now);
        Dossier dossier = new DossierReader(trust, now, cache).read(presentation, evidence);
        Map<Check, Outcome> outcomes = new EnumMap<>(Check.class);
        Proven proven = proven(dossier, outcomes);
        outcomes.put(Check.SIGNATURE, SignatureCheck.judge(dossier));
        outcomes.put(Check.ISSUER, IssuerCheck.judge(dossier, proven.time(), proven.registry()));
        outcomes.put(Check.VALIDITY_PERIOD, ValidityCheck.judge(dossier));
        outcomes.put(Check.SCHEMA, SchemaCheck.judge(dossier));
        Optional<PastCheck.Answer> history = past
                ? Optional.of(PastCheck.judge(dossier, history(presentation, evidence), outcomes, cache))
                : Optional.empty();
        StatusCheck.Answer status =
                history.flatMap(PastCheck.Answer::status).orElseGet(() -> StatusCheck.judge(dossier, cache));
        outcomes.put(
                Check.STATUS,
                PastCheck.withSuccessor(status.outcome(), history(presentation, evidence), dossier, cache));
        outcomes.put(Check.HOLDER_BINDING, HolderBindingCheck.judge(dossier));
        outcomes.put(Check.COMPLETENESS, Outcome.notApplicable());
        PdfCheck.Answer pdf = PdfCheck.judge(dossier, evidence.pdfProof(), cache);
        outcomes.put(Check.PDF, pdf.outcome());
        replaceWhatCouldNotBeAsked(dossier, evidence, outcomes);
        List<CheckResult> results = results(outcomes, evidence, dossier);
        VerificationReport report = new VerificationReport(
                Verdict.of(results),
                presentation.carrier(),
                now,
                status.asOf(),
                trust.policy().map(TrustPolicy::digest),
                Subject.of(dossier, proven.time().exactly(), proven.sealedAt()),
                results,
                history.map(PastCheck.Answer::past),
                pdf.file());
        return new Examination(report, dossier.credential().map(Dossier.Signed::value));
    }

    /** A history that was asked for goes before the one that a bundle brought along for some instant. */
    private static Optional<StatusHistory> history(Presentation presentation, Evidence evidence) {
        return evidence.history()
                .or(presentation::history)
                .or(() -> evidence.bundle().flatMap(Bundle::history));
    }

    /** What log and chain prove about the document. */
    private record Proven(ProvenTime time, SealedRegistry registry, Optional<Instant> sealedAt) {}

    private Proven proven(Dossier dossier, Map<Check, Outcome> outcomes) {
        outcomes.put(Check.INCLUSION, InclusionCheck.judge(dossier));
        outcomes.put(Check.CHECKPOINT, CheckpointCheck.judge(dossier, cache));
        boolean logged = outcomes.values().stream().allMatch(outcome -> outcome instanceof Outcome.Passed);
        ConsortiumCheck.Answer consortium = ConsortiumCheck.judge(dossier, cache);
        outcomes.put(Check.CONSORTIUM, consortium.outcome());
        outcomes.put(Check.ANCHOR, AnchorCheck.judge(dossier, consortium.sealed()));
        // A block proves something about the document only when the document's entry is in what was anchored there.
        boolean anchored = logged && outcomes.get(Check.ANCHOR) instanceof Outcome.Passed;
        Optional<Judgement.Sealed> sealed = logged ? consortium.sealed() : Optional.empty();
        Optional<Instant> sealedAt = sealed.map(Judgement.Sealed::blockTime);
        Optional<Instant> covering = anchored ? AnchorCheck.coveringTime(dossier) : Optional.empty();
        return new Proven(
                ProvenTime.of(covering, sealedAt), SealedRegistry.of(sealed, dossier.trust(), cache), sealedAt);
    }

    /** The check that found a part unreadable fails; when nothing is left to judge, the others have no answer. */
    private static void replaceWhatCouldNotBeAsked(Dossier dossier, Evidence evidence, Map<Check, Outcome> outcomes) {
        if (dossier.isEmpty()) {
            Outcome noAnswer = nothingToJudge(dossier, evidence);
            // A refused policy is refused whatever was presented.
            outcomes.replaceAll((_, outcome) ->
                    outcome instanceof Outcome.NotApplicable || outcome instanceof Outcome.Failed ? outcome : noAnswer);
        }
        dossier.unreadable().ifPresent(it -> outcomes.put(it.check(), Outcome.failed(it.reason(), it.detail())));
    }

    /** Whoever says "I know none" has answered; a service that is silent or was never asked has not. */
    private static Outcome nothingToJudge(Dossier dossier, Evidence evidence) {
        return dossier.unreadable()
                .map(unreadable -> Outcome.undetermined(unreadable.reason()))
                .or(() -> evidence.searchedInVain()
                        .map(asked -> Outcome.undetermined(ReasonCode.NO_CREDENTIAL_FOUND, "asked: " + asked)))
                .orElseGet(() -> Outcome.undetermined(ReasonCode.EVIDENCE_NOT_AT_HAND));
    }

    private static List<CheckResult> results(Map<Check, Outcome> outcomes, Evidence evidence, Dossier dossier) {
        Set<Check> required = RequiredChecks.of(
                dossier.carrier(), evidence.isOnline(), dossier.trust().knowsValidators());
        List<CheckResult> results = new ArrayList<>();
        outcomes.forEach((check, outcome) -> results.add(new CheckResult(check, required.contains(check), outcome)));
        return results;
    }
}
