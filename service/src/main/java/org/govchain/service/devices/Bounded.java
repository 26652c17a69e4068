package org.govchain.service.devices;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Remembers answers, also that there is none; the least recently used ones go first. Thread-safe. */
final class Bounded<K, V> {

    private final Map<K, Optional<V>> answers;
    private long age;

    Bounded(int most) {
        this.answers = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Optional<V>> eldest) {
                return size() > most;
            }
        };
    }

    Optional<V> get(K key, Supplier<Optional<V>> source) {
        long asked;
        synchronized (this) {
            Optional<V> known = answers.get(key);
            if (known != null) {
                return known;
            }
            asked = age;
        }
        Optional<V> fresh = source.get();
        synchronized (this) {
            // What was read before something was forgotten may be what was to be forgotten.
            if (asked == age) {
                answers.put(key, fresh);
            }
        }
        return fresh;
    }

    /** Forgets those, and every "there is none". */
    synchronized void forget(Predicate<V> changed) {
        age++;
        answers.values().removeIf(answer -> answer.map(changed::test).orElse(true));
    }
}
