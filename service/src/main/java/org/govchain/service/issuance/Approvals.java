package org.govchain.service.issuance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.govchain.credential.CredentialId;
import org.govchain.credential.DocumentId;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.agreements.BothRoles;
import org.govchain.service.audit.AuditKind;
import org.govchain.service.audit.AuditLog;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.authority.Person;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.types.CredentialTypes;
import org.govchain.service.web.Caller;
import org.govchain.types.CredentialType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The one place that approves. A second person says yes to exact bytes, by their digest; only then does something exist that lets
 * them be signed, and it lets them be signed once.
 */
@Service
public class Approvals {

    /** What came of it. */
    public sealed interface Result {
        record Issued(Answer answer) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    /** What the caller does in the transaction that issues the document. */
    public interface Issuing {
        void done(UUID copy);
    }

    /** Permission to sign these bytes once. */
    static final class Approval {
        private final Sha256Digest digest;
        private final AtomicBoolean used = new AtomicBoolean();

        private Approval(Sha256Digest digest) {
            this.digest = digest;
        }

        /** Throws when it was used before, or when the copy is not what was approved. */
        void use(Intended copy) {
            if (!SubmissionDigest.of(copy).equals(digest)) {
                throw new IllegalStateException("an approval is for other bytes than those of " + copy.id());
            }
            if (!used.compareAndSet(false, true)) {
                throw new IllegalStateException("an approval is good for one signature of each kind");
            }
        }
    }

    private final SubmissionStore store;
    private final Submissions submissions;
    private final BothRoles roles;
    private final CredentialTypes types;
    private final RequestCheck requests;
    private final IntentLog intents;
    private final SigningSteps steps;
    private final AuditLog audit;
    private final Clock clock;

    Approvals(
            SubmissionStore store,
            Submissions submissions,
            BothRoles roles,
            CredentialTypes types,
            RequestCheck requests,
            IntentLog intents,
            SigningSteps steps,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.submissions = submissions;
        this.roles = roles;
        this.types = types;
        this.requests = requests;
        this.intents = intents;
        this.steps = steps;
        this.audit = audit;
        this.clock = clock;
    }

    /** Why the caller is none who may approve or reject this; empty when the caller may. */
    public Optional<Refusal> mayDecide(Caller caller, Submission submission) {
        if (!roles.maySign(caller)) {
            return Optional.of(Refusal.of(
                    RefusalCode.FORBIDDEN,
                    "a signatory decides this: no program's account, and nobody who is a clerk as well unless two"
                            + " administrators agreed on it"));
        }
        return submission.contributors().contains(caller.person())
                ? Optional.of(Refusal.of(
                        RefusalCode.FOUR_EYES, "whoever wrote a document cannot approve it: it takes a second person"))
                : Optional.empty();
    }

    /**
     * Approves and issues.
     *
     * @param seen digest of what the caller was shown
     * @param issuing done in the transaction of step 5
     */
    public Result approve(Caller caller, UUID copy, Sha256Digest seen, @Nullable IdempotencyKey key, Issuing issuing) {
        AuthorityId authority = new AuthorityId(caller.authority());
        Optional<Submission> found = store.find(authority, copy);
        if (found.isEmpty()) {
            return refused(RefusalCode.NOT_FOUND, "there is nothing here by that name");
        }
        Submission submission = found.get();
        Optional<Refusal> not = mayDecide(caller, submission);
        if (not.isPresent()) {
            return new Result.Refused(not.get());
        }
        if (submission.state() != Submission.State.SUBMITTED) {
            return outdated("it does not wait for an approval any more");
        }
        if (!submission.digest().equals(seen)) {
            return outdated("the digest is not that of what waits now: read it again");
        }
        Optional<Frozen> frozen = store.frozen(submission);
        return frozen.isEmpty()
                ? outdated("it does not wait for an approval any more")
                : approve(caller, authority, submission, frozen.get(), key, issuing);
    }

    private Result approve(
            Caller caller,
            AuthorityId authority,
            Submission submission,
            Frozen frozen,
            @Nullable IdempotencyKey key,
            Issuing issuing) {
        Optional<CredentialType> type =
                types.find(submission.type()).filter(found -> found.version() == submission.typeVersion());
        if (type.isEmpty()) {
            return outdated("the type has another version now: submit it anew");
        }
        if (!frozen.keys().equals(submissions.keys(authority))) {
            return outdated("the authority signs with other keys now: submit it anew");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), RequestCheck.PLACE);
        if (frozen.days().until().filter(until -> until.isBefore(today)).isPresent()) {
            return outdated("its validity has passed: submit it anew");
        }
        Checked checked = requests.again(frozen.request(), type.get(), frozen.days());
        Optional<Refusal> notNow = submissions.mayIssueNow(authority, checked);
        if (notNow.isPresent()) {
            return new Result.Refused(notNow.get());
        }
        Intended intended = new Intended(
                checked,
                new CredentialId(submission.copy()),
                new DocumentId(submission.document()),
                store.statusIndex(submission),
                frozen.credential(),
                frozen.seal());
        if (!SubmissionDigest.of(intended).equals(submission.digest())) {
            throw new IllegalStateException("the frozen bytes of " + submission.copy() + " are not those submitted");
        }
        return sign(caller.person(), authority, submission, intended, key, issuing);
    }

    /** From here on steps 3 to 5 as for every document; a crash voids the intent and gives the draft back. */
    private Result sign(
            Person approver,
            AuthorityId authority,
            Submission submission,
            Intended intended,
            @Nullable IdempotencyKey key,
            Issuing issuing) {
        Optional<Refusal> tooLate = intents.begin(
                authority,
                key,
                () -> store.beginApproval(submission, approver) ? Optional.empty() : Optional.of(late()));
        if (tooLate.isPresent()) {
            return new Result.Refused(tooLate.get());
        }
        audit.record(AuditKind.DOCUMENT_APPROVED, authority, details(submission, approver));
        Approval approval = new Approval(submission.digest());
        Within within = signed -> {
            Sha256Digest digest = SubmissionDigest.of(signed.getFirst().intended());
            if (!store.completeApproval(submission, approver, digest)) {
                return Optional.of(late());
            }
            issuing.done(submission.copy());
            return Optional.empty();
        };
        return switch (steps.run(
                authority,
                List.of(intended),
                copy -> Cleared.approved(copy, approval),
                key,
                AnswerForm.SINGLE,
                within)) {
            case Issuance.Outcome.Issued issued -> new Result.Issued(issued.answer());
            case Issuance.Outcome.Refused no -> new Result.Refused(no.refusal());
            case Issuance.Outcome.Deferred _, Issuance.Outcome.Drafted _ ->
                throw new IllegalStateException("steps 3 to 5 end with a document or a refusal");
        };
    }

    private static Map<String, String> details(Submission submission, Person approver) {
        return Map.of(
                "copy", submission.copy().toString(),
                "digest", submission.digest().toHex(),
                "issuer", approver.issuer(),
                "by", approver.subject());
    }

    private static Refusal late() {
        return Refusal.of(RefusalCode.APPROVAL_OUTDATED, "it does not wait for an approval any more");
    }

    private static Result outdated(String detail) {
        return refused(RefusalCode.APPROVAL_OUTDATED, detail);
    }

    private static Result refused(RefusalCode code, String detail) {
        return new Result.Refused(Refusal.of(code, detail));
    }
}
