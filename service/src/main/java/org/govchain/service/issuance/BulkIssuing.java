package org.govchain.service.issuance;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.trust.Trust;
import org.govchain.service.types.CredentialTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** How another module issues many documents of one type: the same checks, gates and steps as a request over HTTP. */
@Service
public class BulkIssuing {

    /** Most documents of one step: what is signed, checked and stored together, or not at all. */
    public static final int MOST = 500;

    /** A document that somebody wants. */
    public record Wanted(
            ObjectNode claims,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil) {

        /** Never the claims. */
        @Override
        public String toString() {
            return "Wanted";
        }
    }

    /** What step 1 says of one document. */
    public sealed interface Judgement {
        /** Only this can be issued. */
        final class Sound implements Judgement {
            private final Checked checked;

            private Sound(Checked checked) {
                this.checked = checked;
            }
        }

        record Faulty(Refusal refusal) implements Judgement {}
    }

    /** What came of issuing. */
    public sealed interface Outcome {
        /** All are issued, or drafts of all are made. */
        record Issued() implements Outcome {}

        /** None was issued, and none will be unless somebody changes something. */
        record Refused(Refusal refusal) implements Outcome {}

        /** None was issued yet, through no fault of the documents: worth another try. */
        record Later(String why) implements Outcome {}
    }

    /** What was made of one document. */
    public sealed interface Made {
        UUID document();

        /** It is issued; the credential is its first copy. */
        record Copy(UUID document, UUID credential) implements Made {}

        /** A second person has to approve it. */
        record Draft(UUID document, UUID draft) implements Made {}
    }

    private final CredentialTypes types;
    private final RequestCheck requests;
    private final UnsignedCopies copies;
    private final Issuance issuance;
    private final Drafting drafting;
    private final Trust trust;
    private final Parallel parallel;
    private final TransactionTemplate transaction;

    BulkIssuing(
            CredentialTypes types,
            RequestCheck requests,
            UnsignedCopies copies,
            Issuance issuance,
            Drafting drafting,
            Trust trust,
            Parallel parallel,
            PlatformTransactionManager transactions) {
        this.types = types;
        this.requests = requests;
        this.copies = copies;
        this.issuance = issuance;
        this.drafting = drafting;
        this.trust = trust;
        this.parallel = parallel;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Why documents of this type cannot be issued in bulk; empty when they can. */
    public Optional<Refusal> closed(String type) {
        return types.find(type).isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalCode.UNKNOWN_TYPE, "this installation has no such credential type"));
    }

    /** Whether anything can be signed now: the registry was seen recently enough. */
    public boolean isReady() {
        return trust.isCurrent();
    }

    /** Step 1 for each document, in the order given; the size of the seal is judged with the longest status reference. */
    public List<Judgement> judge(AuthorityId authority, String type, List<Wanted> wanted) {
        return parallel.inSlices(
                wanted,
                slice -> slice.stream().map(one -> judge(authority, type, one)).toList());
    }

    private Judgement judge(AuthorityId authority, String type, Wanted wanted) {
        IssueRequest request =
                new IssueRequest(type, wanted.claims(), wanted.validFrom(), wanted.validUntil(), List.of(), null);
        return switch (requests.check(request)) {
            case RequestCheck.Result.Refused no -> new Judgement.Faulty(no.refusal());
            case RequestCheck.Result.Passed passed ->
                copies.tooLarge(authority, passed.checked())
                        .<Judgement>map(Judgement.Faulty::new)
                        .orElseGet(() -> new Judgement.Sound(passed.checked()));
        };
    }

    /**
     * Issues all of them or none; where the type wants a second person, makes drafts of all.
     *
     * @param author who wants them, and therefore approves none of them
     * @param within stores what came of each, in the order given, in the transaction that makes the documents durable
     */
    public Outcome issue(
            AuthorityId authority, Author author, List<Judgement.Sound> documents, Consumer<List<Made>> within) {
        if (documents.isEmpty() || documents.size() > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " documents at once");
        }
        List<Checked> checked =
                documents.stream().map(document -> document.checked).toList();
        if (checked.stream().anyMatch(Cleared::needsApproval)) {
            return draft(authority, author, checked, within);
        }
        Within store = signed -> {
            within.accept(signed.stream().map(BulkIssuing::made).toList());
            return Optional.empty();
        };
        return switch (issuance.issueChecked(authority, checked, null, AnswerForm.BATCH, store)) {
            case Issuance.Outcome.Drafted _ -> throw new IllegalStateException("drafts are made by draft()");
            case Issuance.Outcome.Issued _ -> new Outcome.Issued();
            case Issuance.Outcome.Deferred _ -> new Outcome.Later("the registry on the chain cannot be asked");
            case Issuance.Outcome.Refused(Refusal refusal)
            when refusal.code() == RefusalCode.UNAVAILABLE -> new Outcome.Later(refusal.detail());
            case Issuance.Outcome.Refused(Refusal refusal) -> new Outcome.Refused(refusal);
        };
    }

    private Outcome draft(AuthorityId authority, Author author, List<Checked> documents, Consumer<List<Made>> within) {
        List<IssueRequest> wanted = documents.stream().map(Checked::request).toList();
        return Objects.requireNonNull(transaction.execute(status -> switch (drafting.draft(authority, author, wanted)) {
            case Drafting.Result.Made(List<Drafting.Drafted> drafts) -> {
                within.accept(drafts.stream()
                        .<Made>map(draft -> new Made.Draft(draft.document(), draft.draft()))
                        .toList());
                yield new Outcome.Issued();
            }
            case Drafting.Result.Refused(Refusal refusal) -> {
                status.setRollbackOnly();
                yield new Outcome.Refused(refusal);
            }
        }));
    }

    private static Made made(Signed copy) {
        return new Made.Copy(
                copy.intended().documentId().value(), copy.intended().id().value());
    }
}
