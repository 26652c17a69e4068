package org.govchain.service.handover;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.custody.InstallationKey;
import org.govchain.service.handover.GrantRow.Ending;
import org.govchain.service.handover.GrantStore.GrantFile;
import org.govchain.service.handover.Journal.Happening;
import org.govchain.service.handover.LinkSecret.AccessToken;
import org.govchain.service.notices.Notices;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens grants. The steps are those of docs/hand-over.md. */
@Service
class Openings {

    /** Wrong PINs over the whole life of a grant; after them it stays locked. */
    static final int MOST_PIN_FAILURES = 5;

    /** Refusals that get an event of their own; further ones are counted. */
    static final int MOST_REFUSALS_LOGGED = 100;

    private final GrantStore store;
    private final Journal journal;
    private final Notices notices;
    private final PinHashing pins;
    private final InstallationKey installation;
    private final TransactionTemplate transaction;
    private final SecureRandom random;
    private final Clock clock;

    Openings(
            GrantStore store,
            Journal journal,
            Notices notices,
            PinHashing pins,
            InstallationKey installation,
            PlatformTransactionManager transactions,
            SecureRandom random,
            Clock clock) {
        this.store = store;
        this.journal = journal;
        this.notices = notices;
        this.pins = pins;
        this.installation = installation;
        this.transaction = new TransactionTemplate(transactions);
        this.random = random;
        this.clock = clock;
    }

    /** What came of the wish to open a grant. */
    sealed interface Outcome {
        /** Whatever the reason, the caller learns none: it stands in the grant's record. */
        record Refused() implements Outcome {}

        /** Nothing was tried: too many others are being served. */
        record Busy() implements Outcome {}

        record Opened(View view) implements Outcome {}
    }

    /** A view that was counted; holds a key, never printed. */
    static final class View {
        private final GrantRow grant;
        private final byte[] key;
        private final byte[] presentation;
        private final List<GrantFile> files;
        private final AccessToken ticket;

        private View(GrantRow grant, byte[] key, byte[] presentation, List<GrantFile> files, AccessToken ticket) {
            this.grant = grant;
            this.key = key;
            this.presentation = presentation;
            this.files = files;
            this.ticket = ticket;
        }

        /** The grant before this view was counted. */
        GrantRow grant() {
            return grant;
        }

        int number() {
            return grant.views() + 1;
        }

        byte[] key() {
            return key;
        }

        byte[] presentation() {
            return presentation;
        }

        List<GrantFile> files() {
            return files;
        }

        AccessToken ticket() {
            return ticket;
        }
    }

    /** For whoever has the link, with PIN and, where the grant names one, the address. */
    Outcome open(AccessToken token, String pin, Optional<String> address) {
        // Step 1: find the grant. Step 2: hash the PIN, whether or not there is a grant.
        Optional<GrantRow> found = store.byToken(token.digest());
        Optional<Sha256Digest> given = hash(found, pin, address);
        if (given.isEmpty()) {
            return new Outcome.Busy();
        }
        return found.map(row -> judged(row.id(), given)).orElseGet(Outcome.Refused::new);
    }

    /** For the login that the grant names. */
    Outcome open(UUID grant, String issuer, String subject) {
        return store.ofAccount(grant, issuer, subject)
                .map(row -> judged(row.id(), Optional.empty()))
                .orElseGet(Outcome.Refused::new);
    }

    private Optional<Sha256Digest> hash(Optional<GrantRow> found, String pin, Optional<String> address) {
        Optional<byte[]> wrapped = found.flatMap(row -> store.wrappedKey(row.id()));
        if (found.isEmpty() || wrapped.isEmpty()) {
            return pins.decoy(pin, address);
        }
        GrantRow row = found.get();
        byte[] pinKey = GrantKey.unwrap(row.id(), wrapped.get(), installation).pinKey();
        // A bearer names no address: one that is sent all the same does not make the PIN wrong.
        boolean byMail = row.recipient() == org.govchain.handover.HandOverEvent.RecipientKind.MAIL;
        return pins.hash(
                pinKey,
                row.pinSalt().orElseThrow(),
                pin,
                byMail ? address.or(() -> Optional.of("")) : Optional.empty());
    }

    /** Steps 3 to 5 in one transaction, which has the grant for itself. */
    private Outcome judged(UUID id, Optional<Sha256Digest> given) {
        Outcome outcome = transaction.execute(
                _ -> store.lock(id).map(row -> judged(row, given)).orElseGet(Outcome.Refused::new));
        return outcome == null ? new Outcome.Refused() : outcome;
    }

    private Outcome judged(GrantRow row, Optional<Sha256Digest> given) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        // Step 3: judge.
        Optional<String> refusal = refusal(row, given, now);
        if (refusal.isPresent()) {
            refuse(row, refusal.get(), now);
            return new Outcome.Refused();
        }
        return new Outcome.Opened(view(row, now));
    }

    private Optional<String> refusal(GrantRow row, Optional<Sha256Digest> given, Instant now) {
        String state = row.state(now);
        if (!state.equals("open")) {
            return Optional.of(state);
        }
        return row.pinHash().equals(given) ? Optional.empty() : Optional.of("pin");
    }

    /** Step 4: count and record the refusal before it is answered. */
    private void refuse(GrantRow row, String reason, Instant now) {
        if (reason.equals("expired") && row.endedBy().isEmpty()) {
            journal.append(row, Happening.expired(now));
            store.end(row.id(), Ending.TIME, now);
        }
        store.countRefusal(row.id(), reason.equals("pin"));
        if (row.refusals() < MOST_REFUSALS_LOGGED) {
            journal.append(row, Happening.refused(now, reason));
        }
    }

    /** Step 5: count and record the view; the last one destroys the key. */
    private View view(GrantRow row, Instant now) {
        byte[] wrapped = store.wrappedKey(row.id()).orElseThrow();
        byte[] presentation = store.presentation(row.id());
        List<GrantFile> files = store.files(row.id());
        AccessToken ticket = AccessToken.random(random);
        store.countView(row.id());
        List<Sha256Digest> digests = files.stream().map(GrantFile::sha256).toList();
        journal.append(
                row,
                Happening.viewed(now, row.views() + 1L, row.presentation(), digests),
                Optional.of(ticket.digest()));
        if (row.views() + 1 == row.viewsAllowed()) {
            store.end(row.id(), Ending.VIEWS, now);
            notices.drop(row.id());
        }
        byte[] key = GrantKey.unwrap(row.id(), wrapped, installation).forRecipient();
        return new View(row, key, presentation, files, ticket);
    }
}
