package org.govchain.service.streams;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.govchain.service.rounds.FaultText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Where the streams end, as far as the writer has had to know; belongs to its thread alone. */
@Component
class StreamEnds {

    private static final Logger LOG = LoggerFactory.getLogger(StreamEnds.class);

    /** Some 3 KB each. */
    private static final int MOST = 50_000;

    private final StreamLoader loader;
    private final Map<UUID, StreamState> byDevice = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Long, UUID> devices = new HashMap<>();
    private final Map<Long, StreamState> grown = new LinkedHashMap<>();
    private final Queue<UUID> outdated = new ConcurrentLinkedQueue<>();

    StreamEnds(StreamLoader loader) {
        this.loader = loader;
    }

    /** What is known of the stream of a device is outdated; for other threads. */
    void outdate(UUID device) {
        outdated.add(device);
    }

    /** Reads the ends of these devices' streams that are not known yet. */
    void learn(Collection<UUID> asked) {
        for (UUID device = outdated.poll(); device != null; device = outdated.poll()) {
            byDevice.remove(device);
        }
        List<UUID> unknown = asked.stream()
                .filter(device -> !byDevice.containsKey(device))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            loader.load(unknown).forEach(this::put);
        }
    }

    /** The same, leaving out streams that are damaged. */
    void learnSound(Collection<UUID> asked) {
        try {
            learn(asked);
        } catch (DataAccessException | TransactionException outage) {
            throw outage;
        } catch (RuntimeException damaged) {
            asked.stream()
                    .filter(device -> !byDevice.containsKey(device))
                    .forEach(device -> loadAlone(device).ifPresent(end -> put(device, end)));
        }
    }

    /** Where the stream of a device ends, which was asked for; null when it has none yet. */
    @Nullable
    StreamState of(UUID device) {
        return byDevice.get(device);
    }

    /** Whose stream this is; null when it is not known now. */
    @Nullable
    UUID deviceOf(long no) {
        return devices.get(no);
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

    /** Reads streams whose last leaves have no head yet. One that is damaged gets none, and does not keep the others from theirs. */
    void learnGrown(Collection<UUID> behind) {
        Map<UUID, StreamState> ends = new HashMap<>();
        try {
            ends.putAll(loader.load(behind));
        } catch (DataAccessException | TransactionException outage) {
            throw outage;
        } catch (RuntimeException damaged) {
            behind.forEach(device -> loadAlone(device).ifPresent(end -> ends.put(device, end)));
        }
        ends.forEach((device, end) -> {
            put(device, end);
            grown.put(end.no(), end);
        });
    }

    private Optional<StreamState> loadAlone(UUID device) {
        try {
            return Optional.ofNullable(loader.load(List.of(device)).get(device));
        } catch (DataAccessException | TransactionException outage) {
            throw outage;
        } catch (RuntimeException damaged) {
            LOG.error("the stream of device {} is damaged: {}", device, FaultText.trace(damaged));
            return Optional.empty();
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
