package org.govchain.service.trust;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.govchain.chain.ChainUnavailable;
import org.govchain.chain.Journal;
import org.govchain.chain.JournalChange;
import org.govchain.chain.RegistryReader;
import org.govchain.chain.ValidatorReader;
import org.govchain.log.Parsed;
import org.govchain.verify.RegistryJournal;
import org.govchain.verify.ValidatorSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The registry contract's journal as of a block, replayed, and the validators; who asks also learns how old the answer is. */
@Component
final class RegistryMirror {

    /**
     * What the registry said.
     *
     * @param replayed all changes and what they add up to
     * @param validators who seals the blocks of which heights
     * @param asOf time of the newest block that was seen
     */
    record State(Journal journal, RegistryJournal replayed, List<ValidatorSet> validators, Instant asOf) {

        Duration age(Instant now) {
            return Duration.between(asOf, now);
        }
    }

    private final RegistryReader reader;
    private final ValidatorReader validators;
    private volatile @Nullable State state;

    RegistryMirror(RegistryReader reader, ValidatorReader validators) {
        this.reader = reader;
        this.validators = validators;
    }

    /** What was seen last; empty before the first answer. */
    Optional<State> state() {
        return Optional.ofNullable(state);
    }

    /** Asks for what is new; throws {@link ChainUnavailable} when the chain does not answer, and keeps what it had. */
    synchronized void refresh() {
        State before = state;
        if (before == null) {
            state = replayed(reader.journal());
            return;
        }
        Journal journal = newer(before.journal());
        boolean same = journal.head().equals(before.replayed().head());
        state = same ? state(journal, before.replayed()) : replayed(journal);
    }

    /** A development chain may have lost blocks; what does not continue is read from its beginning. */
    private Journal newer(Journal known) {
        try {
            return reader.journalAfter(known);
        } catch (ChainUnavailable e) {
            return reader.journal();
        }
    }

    private State replayed(Journal journal) {
        return state(journal, replay(journal));
    }

    private State state(Journal journal, RegistryJournal replayed) {
        return new State(journal, replayed, validators.sets(), journal.asOf().time());
    }

    private static RegistryJournal replay(Journal journal) {
        return switch (RegistryJournal.replay(
                journal.changes().stream().map(JournalChange::bytes).toList())) {
            case Parsed.Ok<RegistryJournal> ok -> ok.value();
            case Parsed.Malformed<RegistryJournal> malformed ->
                throw new IllegalStateException(
                        "the registry holds a journal that verifiers refuse: " + malformed.reason());
        };
    }
}
