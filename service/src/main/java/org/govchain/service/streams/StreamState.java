package org.govchain.service.streams;

import java.util.List;
import org.govchain.log.Commitment;
import org.govchain.log.StreamId;
import org.govchain.merkle.MerkleTree;
import org.govchain.stream.Counter;
import org.govchain.stream.SaltSeed;
import org.govchain.stream.StreamLeaf;
import org.govchain.stream.StreamPayload;
import org.jspecify.annotations.Nullable;

/**
 * Where a stream ends, as the writer knows it. Changed on a copy, which becomes the state when what it stands for is durable; belongs to the
 * writer's thread alone.
 */
final class StreamState {

    /** A seed of this height is kept at hand: it leads to 256 salts. */
    private static final int RUN = 8;

    private final long no;
    private final StreamId id;
    private final List<SaltSeed> seeds;
    private final MerkleTree tree;
    private SaltSeed run;
    private long received;
    private long floor;
    private long highest;
    private @Nullable Counter counter;

    StreamState(long no, StreamId id, List<SaltSeed> seeds, MerkleTree tree) {
        this.no = no;
        this.id = id;
        this.seeds = List.copyOf(seeds);
        this.tree = tree;
        this.run = seeds.getFirst();
    }

    StreamState copy() {
        StreamState copy = new StreamState(no, id, seeds, tree.copy());
        copy.run = run;
        copy.received = received;
        copy.floor = floor;
        copy.highest = highest;
        copy.counter = counter;
        return copy;
    }

    /** Takes over what was stored with the last head. */
    StreamState at(long storedReceived, long storedFloor, long storedHighest, @Nullable Counter storedCounter) {
        received = storedReceived;
        floor = storedFloor;
        highest = storedHighest;
        counter = storedCounter;
        return this;
    }

    /** Appends; the caller has judged that the leaf may stand here, and whether the device began to count anew with it. */
    Row append(long leafReceived, long measured, int lateness, StreamPayload payload, boolean startsSession) {
        byte[] encoded = payload.encode();
        long position = tree.size();
        StreamLeaf leaf =
                new StreamLeaf(payload.kind(), leafReceived, measured, lateness, commitment(position, encoded));
        append(leaf, payload, startsSession);
        return new Row(no, position, payload.kind(), leafReceived, measured, lateness, encoded);
    }

    /** Appends a leaf that is stored already. */
    void replay(Row row, boolean startsSession) {
        StreamPayload payload = StreamPayload.parse(row.kind(), row.payload())
                .asOptional()
                .orElseThrow(() -> new IllegalStateException("stream " + id + " holds a payload that is none"));
        Commitment commitment = commitment(row.position(), row.payload());
        append(
                new StreamLeaf(row.kind(), row.received(), row.measured(), row.lateness(), commitment),
                payload,
                startsSession);
    }

    private void append(StreamLeaf leaf, StreamPayload payload, boolean startsSession) {
        tree.append(leaf.leafHash());
        received = leaf.received();
        floor = leaf.floor();
        if (payload.kind().isMeasured()) {
            highest = Math.max(highest, leaf.measured());
        }
        if (payload instanceof StreamPayload.Reading reading
                && reading.counter().isPresent()) {
            counted(reading.counter().get(), startsSession);
        }
    }

    private void counted(Counter number, boolean startsSession) {
        boolean goesOn =
                counter != null && counter.session().equals(number.session()) && number.number() > counter.number();
        if (startsSession || goesOn) {
            counter = number;
        }
    }

    private Commitment commitment(long position, byte[] payload) {
        return Commitment.of(seedOf(position).salt(position), payload);
    }

    private SaltSeed seedOf(long position) {
        if (run.height() > RUN || !run.covers(position)) {
            SaltSeed kept = seeds.stream()
                    .filter(seed -> seed.covers(position))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("stream " + id + " has no seed for " + position));
            run = kept.at(Math.min(RUN, kept.height()), position);
        }
        return run;
    }

    /** How late, in seconds, the next leaf may say that readings still come: as the device's rule says, or less where more was promised. */
    int lateness(int wanted, long now) {
        long most = (now - floor) / 1000;
        return (int) Math.min(Math.min(wanted, now / 1000), most);
    }

    /** The time that the next leaf gets: that of the clock, unless the clock was put back. */
    long received(long now) {
        return Math.max(now, received);
    }

    long no() {
        return no;
    }

    StreamId id() {
        return id;
    }

    MerkleTree tree() {
        return tree;
    }

    long received() {
        return received;
    }

    long floor() {
        return floor;
    }

    long highest() {
        return highest;
    }

    @Nullable
    Counter counter() {
        return counter;
    }
}
