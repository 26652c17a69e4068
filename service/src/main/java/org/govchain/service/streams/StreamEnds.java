package org.govchain.service.streams;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the streams end, as far as the writer has had to know; belongs to its thread alone. */
@Component
class StreamEnds {

    /** Some 3 KB each. */
    private static final int MOST = 50_000;

    private final StreamStore store;
    private final Map<UUID, StreamState> byDevice = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Long, UUID> devices = new HashMap<>();
    private final Map<Long, StreamState> grown = new LinkedHashMap<>();

    StreamEnds(StreamStore store) {
        this.store = store;
    }

    /** Where the stream of a device ends; null when it has none yet. */
    @Nullable
    StreamState of(UUID device) {
        StreamState known = byDevice.get(device);
        if (known == null) {
            known = store.load(device).orElse(null);
            if (known != null) {
                put(device, known);
            }
        }
        return known;
    }

    /** A group is durable: its streams end there now. */
    void take(Map<Long, StreamState> states, Map<Long, UUID> opened) {
        opened.forEach((no, device) -> devices.put(no, device));
        states.forEach((no, state) -> {
            byDevice.put(devices.get(no), state);
            grown.put(no, state);
        });
        forgetTheOldest();
    }

    /** A stream whose last leaves have no head yet. */
    void load(UUID device) {
        StreamState state = of(device);
        if (state != null) {
            grown.put(state.no(), state);
        }
    }

    /** Streams that have grown since their last head. */
    Collection<StreamState> grown() {
        return List.copyOf(grown.values());
    }

    /** Their heads are durable. */
    void headed() {
        grown.clear();
    }

    /** Forgets everything: it is read anew, after another process may have written. */
    void forget() {
        byDevice.clear();
        devices.clear();
        grown.clear();
    }

    private void put(UUID device, StreamState state) {
        byDevice.put(device, state);
        devices.put(state.no(), device);
        forgetTheOldest();
    }

    private void forgetTheOldest() {
        if (byDevice.size() <= MOST) {
            return;
        }
        Iterator<StreamState> oldest = byDevice.values().iterator();
        for (int over = byDevice.size() - MOST; over > 0 && oldest.hasNext(); ) {
            long no = oldest.next().no();
            if (!grown.containsKey(no)) { // its head is still to be written
                oldest.remove();
                devices.remove(no);
                over--;
            }
        }
    }
}
