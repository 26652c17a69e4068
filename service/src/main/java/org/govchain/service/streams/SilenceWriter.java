package org.govchain.service.streams;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Puts leaves into streams whose devices have been silent for too long (docs/spec/streams.md, "Silence"). Belongs to the writer's thread alone.
 */
@Component
class SilenceWriter {

    /** Looked at in one transaction: after a start all devices are due at once, and each may have to be read. */
    private static final int MOST = 200;

    private final Silences silences;
    private final StreamEnds ends;
    private final StreamStore store;
    private final Expectations expectations;
    private final GroupWriter rows;

    SilenceWriter(
            StreamProperties properties,
            StreamEnds ends,
            StreamStore store,
            Expectations expectations,
            GroupWriter rows) {
        this.silences = new Silences(properties.silentAfter());
        this.ends = ends;
        this.store = store;
        this.expectations = expectations;
        this.rows = rows;
    }

    /** Begins to listen. */
    void listen(long now) {
        silences.listen(now, store.expected());
    }

    /** These streams have grown. */
    void heard(Iterable<StreamState> states) {
        for (StreamState state : states) {
            UUID device = ends.deviceOf(state.no());
            if (device != null && state.expected() > 0 && !state.isSilent()) {
                silences.heard(device, state.received(), state.expected());
            }
        }
    }

    /** The devices that have to be looked at. */
    List<UUID> due(long now) {
        return silences.due(now, MOST);
    }

    /** Looks at them and writes leaves for those that are silent, inside a transaction. */
    Group write(List<UUID> devices, long now) {
        ends.learnSound(devices);
        Group group = new Group(now, new Earlier());
        devices.forEach(device -> judge(device, group, now));
        if (!group.rows().isEmpty()) {
            rows.write(group);
        }
        return group;
    }

    private void judge(UUID device, Group group, long now) {
        Optional<Expectations.Expected> expected = expectations.of(device);
        StreamState end = expected.isEmpty() ? null : ends.of(device);
        if (end == null || end.isSilent()) {
            silences.leave(device);
            return;
        }
        Expectations.Expected rule = expected.orElseThrow();
        if (!rule.isListenedTo()) {
            silences.rest(device, now, rule.intervalSeconds());
            return;
        }
        long since = silences.since(device, end.received());
        long silentFrom = silences.end(since, rule.intervalSeconds());
        if (now < silentFrom) {
            silences.again(device, silentFrom);
        } else {
            silences.leave(device);
            group.silence(end, since, rule);
        }
    }
}
