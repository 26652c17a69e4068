package org.govchain.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.govchain.crypto.VerifyingKey;
import org.govchain.jose.CompactJws;
import org.govchain.log.CheckpointKey;
import org.govchain.log.SignedCheckpoint;
import org.govchain.status.StatusListToken;

/**
 * Remembers what many documents share: signatures over checkpoints and status lists, and parsed status lists. Keeps only answers that
 * depend on nothing but exact bytes and key, so a verification with it has the same result as without. Thread-safe.
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

    private record TokenBy(String text, VerifyingKey key) {}
}
