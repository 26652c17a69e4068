package org.govchain.service.handover;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.govchain.handover.HandOverEvent.Actor;
import org.govchain.handover.HandOverEvent.RecipientKind;
import org.govchain.log.Salt;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.audit.AuditKind;
import org.govchain.service.audit.AuditLog;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.custody.Attachments;
import org.govchain.service.custody.EncryptedFiles;
import org.govchain.service.custody.InstallationKey;
import org.govchain.service.handover.GrantRow.Ending;
import org.govchain.service.handover.GrantStore.GrantFile;
import org.govchain.service.handover.Journal.Happening;
import org.govchain.service.notices.Notice;
import org.govchain.service.notices.Notices;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Grants access and withdraws it. The steps are those of docs/hand-over.md. */
@Service
class Grants {

    private final GrantStore store;
    private final Journal journal;
    private final Selections selections;
    private final RecipientRules recipients;
    private final Notices notices;
    private final Attachments attachments;
    private final EncryptedFiles encrypted;
    private final InstallationKey installation;
    private final PinHashing pins;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final SecureRandom random;
    private final Clock clock;

    Grants(
            GrantStore store,
            Journal journal,
            Selections selections,
            RecipientRules recipients,
            Notices notices,
            Attachments attachments,
            EncryptedFiles encrypted,
            InstallationKey installation,
            PinHashing pins,
            AuditLog audit,
            PlatformTransactionManager transactions,
            SecureRandom random,
            Clock clock) {
        this.store = store;
        this.journal = journal;
        this.selections = selections;
        this.recipients = recipients;
        this.notices = notices;
        this.attachments = attachments;
        this.encrypted = encrypted;
        this.installation = installation;
        this.pins = pins;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.random = random;
        this.clock = clock;
    }

    /** What came of the wish to grant access. */
    sealed interface Outcome {
        record Refused(Refusal refusal) implements Outcome {}

        record Granted(NewGrant grant) implements Outcome {}
    }

    /** A grant at its creation: link and PIN are told now and never again. Never printed. */
    static final class NewGrant {
        private final GrantRow row;
        private final Optional<LinkSecret> link;
        private final Optional<String> pin;

        private NewGrant(GrantRow row, Optional<LinkSecret> link, Optional<String> pin) {
            this.row = row;
            this.link = link;
            this.pin = pin;
        }

        GrantRow row() {
            return row;
        }

        Optional<LinkSecret> link() {
            return link;
        }

        Optional<String> pin() {
            return pin;
        }
    }

    /** Grants access to a copy. */
    Outcome grant(AuthorityId authority, UUID copy, Actor actor, GrantTerms terms) throws IOException {
        // Step 1: find the document and choose what is handed over.
        return switch (selections.choose(authority, copy, terms)) {
            case Selections.Outcome.Refused(Refusal refusal) -> new Outcome.Refused(refusal);
            case Selections.Outcome.Chosen(Selection chosen) -> {
                Optional<Refusal> refusal = recipients.refusal(authority, chosen.document(), actor, terms.recipient());
                yield refusal.isPresent()
                        ? new Outcome.Refused(refusal.get())
                        : new Outcome.Granted(grant(authority, copy, chosen, actor, terms));
            }
        };
    }

    private NewGrant grant(AuthorityId authority, UUID copy, Selection chosen, Actor actor, GrantTerms terms)
            throws IOException {
        // Step 2: make key, link and PIN.
        UUID id = UUID.randomUUID();
        GrantKey key = GrantKey.random(random);
        boolean account = terms.recipient() instanceof GrantTerms.Recipient.Account;
        Optional<LinkSecret> link = account ? Optional.empty() : Optional.of(LinkSecret.random(random));
        Optional<String> pin = account ? Optional.empty() : Optional.of(pins.newPin());
        Optional<Salt> salt = pin.map(_ -> Salt.random(random));
        Optional<Sha256Digest> pinHash =
                pin.flatMap(it -> pins.hash(key.pinKey(), salt.orElseThrow(), it, address(terms.recipient())));
        byte[] text = chosen.presentation().getBytes(StandardCharsets.US_ASCII);
        GrantRow row = new GrantRow(
                id,
                chosen.document(),
                chosen.version(),
                copy,
                authority,
                chosen.issuerJws(),
                kind(terms.recipient()),
                terms.recipient().name(),
                terms.purpose(),
                chosen.claims(),
                Sha256Digest.hash(text),
                actor,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                terms.validUntil(),
                terms.views(),
                0,
                0,
                0,
                salt,
                pinHash,
                Optional.empty(),
                Optional.empty());

        // Step 3: encrypt for this grant alone. Step 4: store and log in one transaction.
        List<GrantFile> files = new ArrayList<>();
        boolean stored = false;
        try {
            for (HandedFile file : chosen.files()) {
                files.add(encrypt(file, key));
            }
            byte[] presentation = encrypted.encrypt(key.presentationKey(), text);
            byte[] wrapped = key.wrap(id, link, installation, random);
            transaction.executeWithoutResult(_ -> {
                store.insert(row, link.map(it -> it.accessToken().digest()).orElse(null), terms.recipient());
                store.insertKey(id, wrapped, presentation);
                files.forEach(file -> store.insertFile(id, file));
                if (terms.recipient() instanceof GrantTerms.Recipient.Mail mail && mail.notice()) {
                    notices.write(new Notice(id, chosen.document(), authority, terms.validUntil()), mail.address());
                }
                journal.append(
                        row,
                        Happening.granted(
                                row.created(),
                                row.presentation(),
                                files.stream().map(GrantFile::sha256).toList(),
                                actor));
            });
            stored = true;
        } finally {
            if (!stored) {
                files.forEach(file -> attachments.delete(file.storageKey()));
            }
        }
        audit.record(
                AuditKind.HAND_OVER_GRANTED,
                authority,
                Map.of("grant", id.toString(), "document", chosen.document().toString(), "by", actor.name()));
        return new NewGrant(row, link, pin);
    }

    /**
     * Withdraws a grant: its key is destroyed in the transaction that logs it.
     *
     * @param document whose grant it must be, for a holder; any of the authority when empty
     */
    Optional<Refusal> withdraw(AuthorityId authority, Optional<UUID> document, UUID grant, Actor actor) {
        List<GrantFile> files = new ArrayList<>();
        Optional<Refusal> refusal = transaction.execute(_ -> {
            Optional<GrantRow> row = store.lock(grant)
                    .filter(it -> it.authority().equals(authority))
                    .filter(it -> document.isEmpty() || document.get().equals(it.document()));
            if (row.isEmpty()) {
                return Optional.of(Refusal.of(RefusalCode.NOT_FOUND, "there is nothing here by that name"));
            }
            if (row.get().endedBy().isPresent()) {
                return Optional.of(Refusal.of(RefusalCode.STATE_CONFLICT, "this hand-over has ended already"));
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            journal.append(row.get(), Happening.withdrawn(now, actor));
            store.end(grant, Ending.WITHDRAWAL, now);
            notices.drop(grant);
            files.addAll(store.forgetFiles(grant));
            return Optional.<Refusal>empty();
        });
        if (refusal != null && refusal.isEmpty()) {
            files.forEach(file -> attachments.delete(file.storageKey()));
            audit.record(
                    AuditKind.HAND_OVER_WITHDRAWN, authority, Map.of("grant", grant.toString(), "by", actor.name()));
        }
        return refusal == null ? Optional.empty() : refusal;
    }

    private GrantFile encrypt(HandedFile file, GrantKey key) throws IOException {
        try (InputStream plain = file.content().open()) {
            String storageKey = encrypted.store(key.fileKey(file.sha256()), plain);
            return new GrantFile(file.sha256(), file.kind(), file.name(), file.mediaType(), file.size(), storageKey);
        }
    }

    private static Optional<String> address(GrantTerms.Recipient recipient) {
        return recipient instanceof GrantTerms.Recipient.Mail mail ? Optional.of(mail.address()) : Optional.empty();
    }

    private static RecipientKind kind(GrantTerms.Recipient recipient) {
        return switch (recipient) {
            case GrantTerms.Recipient.Bearer _ -> RecipientKind.BEARER;
            case GrantTerms.Recipient.Mail _ -> RecipientKind.MAIL;
            case GrantTerms.Recipient.Account _ -> RecipientKind.ACCOUNT;
        };
    }
}
