package org.govchain.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.consortium.SealExpectation;
import org.govchain.crypto.VerifyingKey;
import org.govchain.jose.CompactJws;
import org.govchain.log.CheckpointKey;
import org.govchain.log.SignedCheckpoint;
import org.govchain.merkle.Sha256Digest;
import org.govchain.status.StatusListToken;

/**
 * Remembers what many documents share: signatures over checkpoints and status lists, parsed status lists, consortium seals and the
 * registry at earlier heads. Keeps only answers that depend on nothing but exact bytes and who is trusted, so a verification with it has the same result as without. Thread-safe.
 */
public final class VerifierCache {

    private static final VerifierCache NONE = new VerifierCache(0);

    private final Map<Object, Object> answers;
    private final int capacity;

    /** A cache of this many answers, the least recently used of which goes first. */
    public VerifierCache(int capacity) {
        this.capacity = capacity;
        this.answers = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
                return size() > VerifierCache.this.capacity;
            }
        };
    }

    /** A cache that remembers nothing. */
    static VerifierCache none() {
        return NONE;
    }

    StatusListToken.Parsed statusList(String text) {
        return remembered(text, StatusListToken.Parsed.class, () -> StatusListToken.parse(text));
    }

    boolean isSigned(SignedCheckpoint checkpoint, CheckpointKey key) {
        return remembered(
                new NoteBy(checkpoint.note(), key.verifierKey()), Boolean.class, () -> checkpoint.isSignedBy(key));
    }

    boolean isSigned(CompactJws statusList, VerifyingKey key) {
        return remembered(new TokenBy(statusList.text(), key), Boolean.class, () -> statusList.isSignedBy(key));
    }

    ConsortiumSeal.Judgement judgement(ConsortiumSeal seal, SealExpectation expected) {
        return remembered(new SealOn(seal, expected), ConsortiumSeal.Judgement.class, () -> seal.judge(expected));
    }

    /** The registry of this journal as it was at an earlier head; empty when the journal never had that head. */
    Optional<Registry> registryAt(RegistryJournal journal, Sha256Digest head) {
        if (journal.head().equals(head)) {
            return Optional.of(journal.registry());
        }
        return remembered(new JournalAt(journal.head(), head), Past.class, () -> new Past(journal.registryAt(head)))
                .registry();
    }

    private <T> T remembered(Object question, Class<T> type, Supplier<T> answer) {
        if (capacity == 0) {
            return answer.get();
        }
        Object known;
        synchronized (answers) {
            known = answers.get(question);
        }
        if (known != null) {
            return type.cast(known);
        }
        // Two threads may both compute it: the answer is the same, and nobody waits for a signature.
        T fresh = answer.get();
        synchronized (answers) {
            answers.put(question, fresh);
        }
        return fresh;
    }

    private record NoteBy(String note, String verifierKey) {}

    private record SealOn(ConsortiumSeal seal, SealExpectation expected) {}

    private record JournalAt(Sha256Digest journal, Sha256Digest head) {}

    private record Past(Optional<Registry> registry) {}

    private record TokenBy(String text, VerifyingKey key) {}
}
