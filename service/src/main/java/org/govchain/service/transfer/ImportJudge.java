package org.govchain.service.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.govchain.credential.CredentialFacts;
import org.govchain.credential.CredentialPayload;
import org.govchain.credential.SignedCredential;
import org.govchain.log.Checkpoint;
import org.govchain.log.TlogProof;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.anchoring.Anchor;
import org.govchain.service.anchoring.OriginalProof;
import org.govchain.service.authority.Authority;
import org.govchain.service.issuance.StatusWords;
import org.govchain.status.Status;
import org.govchain.status.StatusListToken;
import org.govchain.status.StatusReference;
import org.govchain.verify.AnchorClaim;
import org.govchain.verify.Bundle;
import org.govchain.verify.Check;
import org.govchain.verify.CheckResult;
import org.govchain.verify.Evidence;
import org.govchain.verify.Examination;
import org.govchain.verify.Outcome;
import org.govchain.verify.Presentation;
import org.govchain.verify.ReasonCode;
import org.govchain.verify.StatusListEvidence;
import org.govchain.verify.TrustPolicy;
import org.govchain.verify.Verifier;
import org.govchain.verify.VerifierCache;

/**
 * Judges a copy of an export with the public verifier by the policy that the operator named, as of the signed status list that came
 * along. Nothing in the line counts because it stands there: what the credential, the payload or the list say has to agree.
 */
final class ImportJudge {

    /** What the judge says of a line. */
    sealed interface Judged {}

    /** A copy that may be taken in. */
    record Sound(
            CredentialLine line,
            SignedCredential credential,
            StatusReference reference,
            Status status,
            Optional<OriginalProof> original)
            implements Judged {}

    /** What is wrong with a line: a word and, for people, a detail without claims. */
    record Faulty(String reason, String detail) implements Judged {}

    private static final int REMEMBERED = 4096;
    /** The row is older than the signature by as long as a request may take. */
    private static final Duration LONGEST_ISSUING = Duration.ofHours(1);

    private static final Set<Check> MUST_PASS = Set.of(Check.SIGNATURE, Check.ISSUER);
    private static final Set<ReasonCode> TELLING =
            Set.of(ReasonCode.REVOKED, ReasonCode.SUSPENDED, ReasonCode.SUPERSEDED);
    /** What lapsed, or does not count yet, is taken along like everything else. */
    private static final Set<ReasonCode> TIMELY = Set.of(ReasonCode.EXPIRED, ReasonCode.NOT_YET_VALID);

    private final Verifier verifier;
    private final Authority authority;

    ImportJudge(TrustPolicy policy, Authority authority) {
        this.verifier = Verifier.with(policy).remembering(new VerifierCache(REMEMBERED));
        this.authority = authority;
    }

    /** @param lists the status lists of the export, by their URIs; not believed yet */
    Judged judge(CredentialLine line, Map<String, StatusListToken> lists, Instant now) {
        Bundle bundle = line.bundle();
        if (bundle.credential().isEmpty()
                || bundle.seal().isEmpty()
                || bundle.payload().isEmpty()) {
            return new Faulty("bundle-incomplete", "a copy comes with credential, seal, payload and salt");
        }
        if (!(SignedCredential.parse(bundle.credential().get())
                instanceof SignedCredential.Accepted(SignedCredential credential))) {
            return new Faulty(ReasonCode.CREDENTIAL_MALFORMED.code(), "the credential cannot be read");
        }
        if (!(CredentialPayload.parse(bundle.payload().get())
                instanceof CredentialPayload.Accepted(CredentialPayload payload))) {
            return new Faulty(ReasonCode.PAYLOAD_MALFORMED.code(), "the payload cannot be read");
        }
        CredentialFacts facts = credential.facts();
        if (!facts.issuer().uri().equals(authority.issuer().toString())) {
            return new Faulty(
                    "foreign-authority", "it was issued by " + facts.issuer() + ", not by " + authority.issuer());
        }
        Optional<StatusReference> reference = facts.status();
        Optional<StatusListToken> list =
                reference.flatMap(it -> Optional.ofNullable(lists.get(it.list().uri())));
        if (list.isEmpty()) {
            return new Faulty("status-list-missing", "the export has no status list that the credential names");
        }
        return examined(bundle, list.get(), now)
                .or(() -> disagreement(line, facts, payload))
                .or(() -> statusContradiction(line, list.get(), reference.get().index()))
                .or(() -> proofContradiction(bundle))
                .<Judged>map(faulty -> faulty)
                .orElseGet(() -> new Sound(line, credential, reference.get(), line.status(), original(bundle)));
    }

    private Optional<Faulty> examined(Bundle bundle, StatusListToken list, Instant now) {
        Instant listed = list.issuedAt();
        Instant at = bundle.anchor()
                .map(AnchorClaim::blockTime)
                .filter(listed::isBefore)
                .orElse(listed);
        if (at.isAfter(now.plusSeconds(60))) {
            return Optional.of(new Faulty("status-list-later", "the export says that it was made at " + at));
        }
        Examination examination = verifier.examine(
                Presentation.bundle(bundle),
                Evidence.none().withStatusList(new StatusListEvidence.Token(list.text())),
                at);
        return examination.report().checks().stream()
                .filter(result -> !isTaken(result, bundle))
                .findFirst()
                .map(ImportJudge::faulty);
    }

    /** What the folder alone cannot show may stay open: the chain is not asked, and seals and proofs may be missing. */
    private static boolean isTaken(CheckResult result, Bundle bundle) {
        return switch (result.outcome()) {
            case Outcome.Passed _ -> true;
            case Outcome.NotApplicable _ -> !MUST_PASS.contains(result.check());
            case Outcome.Failed(ReasonCode why, String _) ->
                (result.check() == Check.STATUS && TELLING.contains(why))
                        || (result.check() == Check.VALIDITY_PERIOD && TIMELY.contains(why));
            case Outcome.Undetermined _ ->
                switch (result.check()) {
                    case ANCHOR, CONSORTIUM, HOLDER_BINDING -> true;
                    case INCLUSION, CHECKPOINT -> bundle.proof().isEmpty();
                    default -> false;
                };
        };
    }

    private static Faulty faulty(CheckResult result) {
        return switch (result.outcome()) {
            case Outcome.Failed(ReasonCode why, String detail) ->
                new Faulty(why.code(), result.check() + " failed" + (detail.isEmpty() ? "" : ": " + detail));
            case Outcome.Undetermined(ReasonCode why, String detail) ->
                new Faulty(why.code(), result.check() + " stays open" + (detail.isEmpty() ? "" : ": " + detail));
            case Outcome.Passed _, Outcome.NotApplicable _ ->
                new Faulty("check-missing", result.check() + " was not made");
        };
    }

    /** The members beside the bundle are only a convenience; where they say something else, somebody changed them. */
    private static Optional<Faulty> disagreement(
            CredentialLine line, CredentialFacts facts, CredentialPayload payload) {
        boolean same = payload.credentialId().value().equals(line.id())
                && payload.documentId().value().equals(line.document())
                && payload.documentVersion() == line.version()
                && payload.type().equals(facts.type())
                && facts.type().uri().equals(line.type())
                && facts.validity().notBefore().equals(line.validFrom())
                && facts.validity().expiresAt().equals(line.validUntil())
                && Duration.between(facts.issuedAt(), line.issuedAt()).abs().compareTo(LONGEST_ISSUING) <= 0;
        if (!same) {
            return Optional.of(new Faulty(
                    "line-contradicted",
                    "id, document, version, type, validity or time of issue is not what was signed"));
        }
        List<Sha256Digest> named = line.files().stream().map(BoundFile::sha256).toList();
        Set<Sha256Digest> bound = Set.copyOf(payload.attachmentDigests());
        return named.size() == bound.size() && bound.containsAll(named)
                ? Optional.empty()
                : Optional.of(new Faulty(
                        "attachment-mismatch", "the files of the line are not those that the log entry is bound to"));
    }

    private static Optional<Faulty> statusContradiction(CredentialLine line, StatusListToken list, int index) {
        Optional<Status> listed = list.list().get(index);
        return listed.equals(Optional.of(line.status()))
                ? Optional.empty()
                : Optional.of(new Faulty(
                        "status-contradicted",
                        "the line says " + StatusWords.of(line.status()) + ", the signed status list says "
                                + listed.map(StatusWords::of).orElse("nothing")));
    }

    /** Proof and anchor come together, and of one checkpoint. */
    private static Optional<Faulty> proofContradiction(Bundle bundle) {
        Optional<TlogProof> proof =
                bundle.proof().flatMap(text -> TlogProof.parse(text).asOptional());
        boolean fits = bundle.anchor()
                .map(claim -> proof.filter(it -> isOf(claim, it)).isPresent())
                .orElse(bundle.consortiumSeal().isEmpty());
        return fits
                ? Optional.empty()
                : Optional.of(new Faulty(
                        ReasonCode.ANCHOR_CONTRADICTED.code(),
                        "the anchor is not of the checkpoint that the proof leads to"));
    }

    private static boolean isOf(AnchorClaim claim, TlogProof proof) {
        Checkpoint checkpoint = proof.checkpoint().checkpoint();
        return checkpoint.treeSize() == claim.treeSize() && checkpoint.root().equals(claim.root());
    }

    private static Optional<OriginalProof> original(Bundle bundle) {
        return bundle.proof()
                .flatMap(text -> TlogProof.parse(text).asOptional())
                .map(proof ->
                        new OriginalProof(proof, bundle.anchor().map(ImportJudge::anchor), bundle.consortiumSeal()));
    }

    private static Anchor anchor(AnchorClaim claim) {
        return new Anchor(
                claim.chainId(),
                claim.contract(),
                claim.blockNumber(),
                claim.blockHash(),
                claim.blockTime(),
                claim.transactionHash(),
                claim.treeSize(),
                claim.root());
    }
}
