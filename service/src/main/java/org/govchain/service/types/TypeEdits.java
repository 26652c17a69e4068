package org.govchain.service.types;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.govchain.service.audit.AuditKind;
import org.govchain.service.audit.AuditLog;
import org.govchain.service.authority.Authorities;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.authority.Person;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Caller;
import org.govchain.types.CredentialType;
import org.govchain.types.TypeFile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds types and puts new versions into force, as long as one person may decide that. */
@Component
class TypeEdits {

    /** What came of a file that somebody sent. */
    sealed interface Result {
        /** It holds; or it held already. */
        record InForce(CredentialType type, boolean isNew) implements Result {}

        /** It touches who must approve: a second person has to agree first. */
        record NeedsTwo(TypeFile file) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    private final TypeStore store;
    private final CredentialTypes types;
    private final Authorities authorities;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    TypeEdits(
            TypeStore store,
            CredentialTypes types,
            Authorities authorities,
            AuditLog audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.types = types;
        this.authorities = authorities;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Puts the file into force, or says why not. */
    Result put(Caller caller, TypeFile file) {
        AuthorityId authority = new AuthorityId(caller.authority());
        Result result = transaction.execute(_ -> {
            store.lock();
            List<TypeVersion> known = store.versions(file.type().name());
            Optional<Refusal> refusal = refusal(authority, known, file);
            if (refusal.isPresent()) {
                return new Result.Refused(refusal.get());
            }
            if (!known.isEmpty() && known.getLast().file().digest().equals(file.digest())) {
                return new Result.InForce(file.type(), false);
            }
            if (!known.isEmpty()
                    && known.getLast().type().approval() != file.type().approval()) {
                store.propose(authority, file, caller.person(), now());
                return new Result.NeedsTwo(file);
            }
            // Who edits a type that all share in an installation of one authority makes it that authority's own.
            store.put(file, authority, caller.person(), null, now());
            tell(authority, caller.person(), file);
            return new Result.InForce(file.type(), true);
        });
        types.refresh();
        return result;
    }

    /** Why the file cannot be the next version; also asked again before a second person's word counts. */
    Optional<Refusal> refusal(AuthorityId authority, List<TypeVersion> known, TypeFile file) {
        CredentialType type = file.type();
        if (known.isEmpty()) {
            return type.version() == 1 ? profileTaken(file) : conflict("a new type begins with \"version\": 1");
        }
        TypeVersion current = known.getLast();
        if (current.owner().isPresent() && !current.owner().get().equals(authority)) {
            return conflict("another authority of this installation has a type of that name: take another name");
        }
        if (current.owner().isEmpty() && authorities.all().size() > 1) {
            return conflict(
                    "all authorities of this installation share this type: the operator changes its file, or add"
                            + " a type with another name");
        }
        if (current.file().digest().equals(file.digest())) {
            return Optional.empty();
        }
        if (type.version() != current.number() + 1) {
            return conflict("version " + current.number() + " holds: write \"version\": " + (current.number() + 1));
        }
        return profileTaken(file);
    }

    /** A seal names its profile by number; a number with two meanings would let a seal be read as what it does not say. */
    private Optional<Refusal> profileTaken(TypeFile file) {
        String meaning = TypeProfiles.profile(file.type()).toXml();
        boolean taken = store.versions(null).stream()
                .map(TypeVersion::type)
                .filter(other -> other.profile().equals(file.type().profile()))
                .anyMatch(other -> !other.name().equals(file.type().name())
                        || !TypeProfiles.profile(other).toXml().equals(meaning));
        return taken
                ? conflict("\"profile\" stands for another layout of the seal already: make a new UUID")
                : Optional.empty();
    }

    /** The step that a decision of two calls, in its transaction. */
    void putAgreed(AuthorityId authority, TypeStore.Proposal proposal, UUID agreement) {
        store.put(proposal.file(), authority, proposal.author(), agreement, now());
        tell(authority, proposal.author(), proposal.file());
    }

    private void tell(AuthorityId authority, Person author, TypeFile file) {
        audit.record(
                AuditKind.TYPE_CHANGED,
                authority,
                Map.of(
                        "type", file.type().name(),
                        "version", file.type().version(),
                        "sha256", file.digest().toHex(),
                        "approval", file.type().approval().word(),
                        "issuer", author.issuer(),
                        "by", author.subject()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Optional<Refusal> conflict(String detail) {
        return Optional.of(Refusal.of(RefusalCode.STATE_CONFLICT, detail));
    }
}
