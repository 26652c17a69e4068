package org.govchain.service.streams;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.streams.Appended.Accepted;
import org.govchain.service.streams.Appended.Duplicate;
import org.govchain.service.streams.Appended.Reason;
import org.govchain.service.streams.Appended.Refused;
import org.govchain.service.streams.GapBook.Count;
import org.govchain.stream.Counter;
import org.govchain.stream.LeafKind;
import org.govchain.stream.StreamLeaf;
import org.govchain.stream.StreamPayload;

/** Leaves that become durable together: judges each, in the order of their arrival, against what is there and what the group has put there. */
final class Group {

    /** A session that began in this group. */
    record Session(Count count, long since) {}

    /** From this leaf on, what comes is signed by another key, or by none. */
    record SignerChange(Row row, Optional<Sha256Digest> signer) {}

    private final long now;
    /** So many numbers in front of the first that comes of a session may come later, and behind the last when another one begins. */
    private static final int OVERTAKEN = 64;

    private final Earlier earlier;
    private final Map<Long, StreamState> states = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Session> sessions = new ArrayList<>();
    private final List<SignerChange> signers = new ArrayList<>();

    /**
     * A group of this instant.
     *
     * @param now in milliseconds since 1970
     */
    Group(long now, Earlier earlier) {
        this.now = now;
        this.earlier = earlier;
    }

    /** Judges a leaf against the stream as the group has left it, and appends it where it is right. */
    Appended append(StreamState before, NewLeaf leaf) {
        StreamState state = states.get(before.no());
        StreamState end = state == null ? before : state;
        long received = end.received(now);
        if (leaf.measured() > received + StreamLeaf.CLOCK_TOLERANCE) {
            return new Refused(Reason.FUTURE);
        }
        OptionalLong same =
                earlier.same(end.no(), leaf.measured(), leaf.payload().bytes());
        if (same.isPresent()) {
            return new Duplicate(same.getAsLong());
        }
        if (leaf.measured() < Math.max(end.floor(), end.keptFrom())) {
            return new Refused(Reason.TOO_LATE);
        }
        return leaf.counter()
                .map(counter -> counted(end, leaf, received, counter))
                .orElseGet(() -> uncounted(end, leaf, received));
    }

    private Appended uncounted(StreamState end, NewLeaf leaf, long received) {
        boolean taken = leaf.payload().kind() == LeafKind.READING && earlier.hasReading(end.no(), leaf.measured());
        return taken
                ? new Refused(Reason.OTHER_READING_OF_THAT_INSTANT)
                : accept(changeable(end), leaf, received, false);
    }

    private Appended counted(StreamState end, NewLeaf leaf, long received, Counter counter) {
        Count count = new Count(end.no(), counter.session());
        Counter last = end.counter();
        if (last != null && last.session().equals(counter.session()) && counter.number() > last.number()) {
            StreamState state = changeable(end);
            Appended accepted = accept(state, leaf, received, false);
            // Behind the reading that shows it: in front of it, the gap's promise could be broken by the reading.
            if (counter.number() > last.number() + 1) {
                StreamPayload.Gap gap =
                        new StreamPayload.Gap(counter.session(), last.number() + 1, counter.number() - 1);
                add(state, received, received, leaf.subject().lateness(), Encoded.of(gap), false);
                earlier.gaps().open(count, gap.first(), gap.last());
            }
            return accepted;
        }
        boolean starts = (last == null || !last.session().equals(counter.session())) && !earlier.knows(count);
        if (starts) {
            StreamState state = changeable(end);
            sessions.add(new Session(count, state.tree().size()));
            earlier.addSession(count);
            // The first one to come may have overtaken others. What was counted before that is no gap: it was not meant
            // for us.
            if (last != null) {
                earlier.gaps().open(new Count(end.no(), last.session()), last.number() + 1, last.number() + OVERTAKEN);
            }
            if (counter.number() > 0) {
                earlier.gaps().open(count, Math.max(0, counter.number() - OVERTAKEN), counter.number() - 1);
            }
            return accept(state, leaf, received, true);
        }
        return earlier.gaps().fill(count, counter.number())
                ? accept(changeable(end), leaf, received, false)
                : new Refused(Reason.COUNTER_USED);
    }

    private Appended accept(StreamState state, NewLeaf leaf, long received, boolean startsSession) {
        state.expect(leaf.subject().opening().interval());
        Row row = add(state, received, leaf.measured(), leaf.subject().lateness(), leaf.payload(), startsSession);
        earlier.add(row);
        if (!leaf.signer().equals(state.signer())) {
            signers.add(new SignerChange(row, leaf.signer()));
            state.signer(leaf.signer());
        }
        return new Accepted(row.position());
    }

    /** Nothing has come since then. */
    void silence(StreamState end, long since, Expectations.Expected rule) {
        long received = end.received(now);
        StreamPayload.Silence silence = new StreamPayload.Silence(since, rule.intervalSeconds());
        add(changeable(end), received, received, rule.latenessSeconds(), Encoded.of(silence), false);
    }

    /** Leaf 0 of a new stream. */
    void open(StreamState fresh, StreamSubject subject) {
        add(changeable(fresh), now, now, subject.lateness(), Encoded.of(subject.opening()), false);
    }

    private Row add(
            StreamState state, long received, long measured, int lateness, Encoded payload, boolean startsSession) {
        Row row = state.append(received, measured, state.lateness(lateness, received), payload, startsSession);
        rows.add(row);
        return row;
    }

    /** The stream's end in this group, which may be changed: what was there before stays until the group is durable. */
    private StreamState changeable(StreamState before) {
        return states.computeIfAbsent(before.no(), _ -> before.copy());
    }

    /** The streams that have grown, by their numbers. */
    Map<Long, StreamState> states() {
        return states;
    }

    List<Row> rows() {
        return rows;
    }

    List<Session> sessions() {
        return sessions;
    }

    List<SignerChange> signers() {
        return signers;
    }

    GapBook gaps() {
        return earlier.gaps();
    }
}
