package org.govchain.service.issuance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.govchain.credential.CredentialFacts;
import org.govchain.credential.CredentialPayload;
import org.govchain.credential.SignedCredential;
import org.govchain.log.TlogProof;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.anchoring.Anchor;
import org.govchain.service.anchoring.OriginalProof;
import org.govchain.service.authority.Authority;
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

    /** A copy that may be taken in. */
    record Sound(
            CredentialLine line,
            SignedCredential credential,
            StatusReference reference,
            Status status,
            Optional<OriginalProof> original) {}

    /** What is wrong with a line. */
    static final class Faulty extends Exception {
        private static final long serialVersionUID = 1;
        private final String reason;

        Faulty(String reason, String detail) {
            super(detail);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }

        String detail() {
            return String.valueOf(getMessage());
        }
    }

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
    Sound judge(CredentialLine line, Map<String, StatusListToken> lists, Instant now) throws Faulty {
        Bundle bundle = line.bundle();
        if (bundle.credential().isEmpty()
                || bundle.seal().isEmpty()
                || bundle.payload().isEmpty()) {
            throw new Faulty("bundle-incomplete", "a copy comes with credential, seal, payload and salt");
        }
        SignedCredential credential = credential(bundle);
        CredentialFacts facts = credential.facts();
        if (!facts.issuer().uri().equals(authority.issuer().toString())) {
            throw new Faulty(
                    "foreign-authority", "it was issued by " + facts.issuer() + ", not by " + authority.issuer());
        }
        StatusReference reference = facts.status()
                .orElseThrow(() -> new Faulty("status-list-missing", "the credential names no status list"));
        StatusListToken list = Optional.ofNullable(lists.get(reference.list().uri()))
                .orElseThrow(() -> new Faulty(
                        "status-list-missing",
                        "the export has no status list " + reference.list().uri()));
        examine(bundle, list, now);
        requireAgreement(line, facts, payload(bundle));
        Status status = list.list()
                .get(reference.index())
                .orElseThrow(() -> new Faulty("status-index-out-of-range", "the list has no such place"));
        if (status != line.status()) {
            throw new Faulty(
                    "status-contradicted",
                    "the line says " + StatusWords.of(line.status()) + ", the signed status list says "
                            + StatusWords.of(status));
        }
        return new Sound(line, credential, reference, status, original(bundle));
    }

    private void examine(Bundle bundle, StatusListToken list, Instant now) throws Faulty {
        Instant listed = list.issuedAt();
        Instant at = bundle.anchor()
                .map(AnchorClaim::blockTime)
                .filter(listed::isBefore)
                .orElse(listed);
        if (at.isAfter(now.plusSeconds(60))) {
            throw new Faulty("status-list-later", "the export says that it was made at " + at);
        }
        Examination examination = verifier.examine(
                Presentation.bundle(bundle),
                Evidence.none().withStatusList(new StatusListEvidence.Token(list.text())),
                at);
        for (CheckResult result : examination.report().checks()) {
            if (!isTaken(result, bundle)) {
                throw faulty(result);
            }
        }
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

    private static SignedCredential credential(Bundle bundle) throws Faulty {
        if (SignedCredential.parse(bundle.credential().orElseThrow())
                instanceof SignedCredential.Accepted(var credential)) {
            return credential;
        }
        throw new Faulty(ReasonCode.CREDENTIAL_MALFORMED.code(), "the credential cannot be read");
    }

    private static CredentialPayload payload(Bundle bundle) throws Faulty {
        if (CredentialPayload.parse(bundle.payload().orElseThrow())
                instanceof CredentialPayload.Accepted(var payload)) {
            return payload;
        }
        throw new Faulty(ReasonCode.PAYLOAD_MALFORMED.code(), "the payload cannot be read");
    }

    /** The members beside the bundle are only a convenience; where they say something else, somebody changed them. */
    private static void requireAgreement(CredentialLine line, CredentialFacts facts, CredentialPayload payload)
            throws Faulty {
        boolean same = payload.credentialId().value().equals(line.id())
                && payload.documentId().value().equals(line.document())
                && payload.documentVersion() == line.version()
                && payload.type().equals(facts.type())
                && facts.type().uri().equals(line.type())
                && facts.validity().notBefore().equals(line.validFrom())
                && facts.validity().expiresAt().equals(line.validUntil())
                && Duration.between(facts.issuedAt(), line.issuedAt()).abs().compareTo(LONGEST_ISSUING) <= 0;
        if (!same) {
            throw new Faulty(
                    "line-contradicted",
                    "id, document, version, type, validity or time of issue is not what was signed");
        }
        List<Sha256Digest> named =
                line.files().stream().map(CredentialLine.BoundFile::sha256).toList();
        Set<Sha256Digest> bound = payload.attachmentDigests().stream().collect(Collectors.toSet());
        if (named.size() != bound.size() || !bound.containsAll(named)) {
            throw new Faulty(
                    "attachment-mismatch", "the files of the line are not those that the log entry is bound to");
        }
    }

    private static Optional<OriginalProof> original(Bundle bundle) throws Faulty {
        if (bundle.proof().isEmpty() && bundle.anchor().isEmpty()) {
            return Optional.empty();
        }
        Optional<TlogProof> proof =
                bundle.proof().flatMap(text -> TlogProof.parse(text).asOptional());
        if (proof.isEmpty()) {
            throw new Faulty(ReasonCode.PROOF_MALFORMED.code(), "there is an anchor and no proof");
        }
        try {
            return Optional.of(
                    new OriginalProof(proof.get(), bundle.anchor().map(ImportJudge::anchor), bundle.consortiumSeal()));
        } catch (IllegalArgumentException e) {
            throw contradicted(e);
        }
    }

    private static Faulty contradicted(IllegalArgumentException cause) {
        Faulty faulty = new Faulty(
                ReasonCode.ANCHOR_CONTRADICTED.code(), "the anchor is not of the checkpoint that the proof leads to");
        faulty.addSuppressed(cause);
        return faulty;
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
