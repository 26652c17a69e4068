package org.govchain.service.issuance;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.authority.Person;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.signing.KeyPurpose;
import org.govchain.service.signing.Signing;
import org.govchain.service.status.StatusIndex;
import org.govchain.service.status.StatusLists;
import org.govchain.service.trust.Trust;
import org.govchain.service.types.CredentialTypes;
import org.govchain.types.ApprovalRule;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Prepares documents that need an approval: steps 1 and 2 of docs/issuance-cycle.md, after which the bytes are frozen. */
@Service
public class Submissions {

    /** What came of it. */
    public sealed interface Result {
        record Frozen(UUID copy, Sha256Digest digest) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    private final CredentialTypes types;
    private final RequestCheck requests;
    private final Trust trust;
    private final Entitlement entitlement;
    private final StatusLists statusLists;
    private final UnsignedCopies unsignedCopies;
    private final IssuingStore issuing;
    private final IntentLog intents;
    private final SubmissionStore store;
    private final Signing signing;

    Submissions(
            CredentialTypes types,
            RequestCheck requests,
            Trust trust,
            Entitlement entitlement,
            StatusLists statusLists,
            UnsignedCopies unsignedCopies,
            IssuingStore issuing,
            IntentLog intents,
            SubmissionStore store,
            Signing signing) {
        this.types = types;
        this.requests = requests;
        this.trust = trust;
        this.entitlement = entitlement;
        this.statusLists = statusLists;
        this.unsignedCopies = unsignedCopies;
        this.issuing = issuing;
        this.intents = intents;
        this.store = store;
        this.signing = signing;
    }

    /** Why this request would not be issued as it stands; empty when step 1 lets it pass. */
    public Optional<Refusal> check(IssueRequest request) {
        return requests.check(request) instanceof RequestCheck.Result.Refused no
                ? Optional.of(no.refusal())
                : Optional.empty();
    }

    /** Whether documents of this type need an approval. */
    public boolean needsApproval(String type) {
        return types.find(type)
                .filter(found -> found.approval() != ApprovalRule.NONE)
                .isPresent();
    }

    /**
     * Prepares one document, in the caller's transaction.
     *
     * @param request with the document's id and version
     * @param contributors everybody who wrote in it; none of them may approve it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Result submit(AuthorityId authority, IssueRequest request, List<Person> contributors, Person submitter) {
        // Step 1: check.
        if (!(requests.check(request) instanceof RequestCheck.Result.Passed(Checked checked))) {
            return new Result.Refused(check(request).orElseThrow());
        }
        Optional<Refusal> not = mayIssueNow(authority, checked);
        if (not.isPresent()) {
            return new Result.Refused(not.get());
        }

        // Step 2: the bytes, and a row that is no intent yet.
        List<StatusIndex> entries = statusLists.allocate(authority, 1);
        if (entries.isEmpty()) {
            return refused(RefusalCode.UNAVAILABLE, "no status list with free entries is registered on the chain yet");
        }
        return switch (unsignedCopies.prepare(authority, List.of(checked), entries)) {
            case UnsignedCopies.Result.Refused tooLarge -> new Result.Refused(tooLarge.refusal());
            case UnsignedCopies.Result.Prepared prepared ->
                freeze(authority, prepared.copies().getFirst(), contributors, submitter);
        };
    }

    private Result freeze(AuthorityId authority, Intended copy, List<Person> contributors, Person submitter) {
        if (!issuing.submit(authority, copy)) {
            return new Result.Refused(IntentLog.taken());
        }
        store.insert(authority, copy, Frozen.of(copy, keys(authority)), contributors, submitter);
        return new Result.Frozen(copy.id().value(), SubmissionDigest.of(copy));
    }

    /** Voids what was submitted and not approved, in the caller's transaction: its status entry becomes invalid. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(UUID copy) {
        intents.withdraw(List.of(copy));
    }

    /** Gives it back, in the caller's transaction; false when it is not waiting any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean reject(AuthorityId authority, UUID copy, Person by) {
        boolean rejected = store.find(authority, copy)
                .filter(submission -> store.reject(submission, by))
                .isPresent();
        if (rejected) {
            intents.withdraw(List.of(copy));
        }
        return rejected;
    }

    /** The submission that became or would become this credential. */
    public Optional<Submission> find(AuthorityId authority, UUID copy) {
        return store.find(authority, copy);
    }

    /** Step 1, as far as it is about now: the registry's last word, and the right to issue. */
    Optional<Refusal> mayIssueNow(AuthorityId authority, Checked checked) {
        return trust.isCurrent()
                ? entitlement.check(authority, List.of(checked))
                : Optional.of(
                        Refusal.of(
                                RefusalCode.UNAVAILABLE,
                                "the registry on the chain cannot be asked; nothing was decided or changed: send it again later"));
    }

    /** Thumbprints of the keys that would sign now. */
    List<String> keys(AuthorityId authority) {
        return List.of(
                signing.key(authority, KeyPurpose.CREDENTIAL)
                        .publicKey()
                        .thumbprint()
                        .toHex(),
                signing.key(authority, KeyPurpose.SEAL).publicKey().thumbprint().toHex());
    }

    private static Result refused(RefusalCode code, String detail) {
        return new Result.Refused(Refusal.of(code, detail));
    }
}
