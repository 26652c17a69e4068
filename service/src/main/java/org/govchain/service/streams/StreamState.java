package org.govchain.service.streams;

import java.util.Optional;
import org.govchain.log.Commitment;
import org.govchain.log.StreamId;
import org.govchain.merkle.MerkleTree;
import org.govchain.merkle.Sha256Digest;
import org.govchain.stream.Counter;
import org.govchain.stream.SaltWalk;
import org.govchain.stream.StreamLeaf;
import org.govchain.stream.StreamPayload;
import org.jspecify.annotations.Nullable;

/**
 * Where a stream ends, as the writer knows it. Changed on a copy, which becomes the state when what it stands for is durable; belongs to the
 * writer's thread alone.
 */
final class StreamState {

    private final long no;
    private final StreamId id;
    private final SaltWalk salts;
    private final MerkleTree tree;
    private long received;
    private long floor;
    private long highest;
    private long heard;
    private int expected;
    private long keptFrom;
    private @Nullable Counter counter;
    private Optional<Sha256Digest> signer = Optional.empty();

    StreamState(long no, StreamId id, SaltWalk salts, MerkleTree tree) {
        this.no = no;
        this.id = id;
        this.salts = salts;
        this.tree = tree;
    }

    /** To be changed; salts are the same wherever they are asked for. */
    StreamState copy() {
        StreamState copy = new StreamState(no, id, salts, tree.copy());
        copy.received = received;
        copy.floor = floor;
        copy.highest = highest;
        copy.heard = heard;
        copy.expected = expected;
        copy.keptFrom = keptFrom;
        copy.counter = counter;
        copy.signer = signer;
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

    /** Takes over when something was last heard, and how often, in seconds, something is expected; 0 for never. */
    StreamState heard(long storedHeard, int storedExpected) {
        heard = storedHeard;
        expected = storedExpected;
        return this;
    }

    /** Takes over from when on it is known what was measured. */
    StreamState keptFrom(long instant) {
        keptFrom = instant;
        return this;
    }

    /** The first instant of which it is known what was measured: of what was forgotten nobody could say whether it comes again. */
    long keptFrom() {
        return keptFrom;
    }

    /** Takes over whose key signed what came last. */
    StreamState signer(Optional<Sha256Digest> key) {
        signer = key;
        return this;
    }

    /** Whose key signed what came last; empty where that was a network server. */
    Optional<Sha256Digest> signer() {
        return signer;
    }

    /** So often something is expected from now on. */
    void expect(Optional<Long> seconds) {
        expected = seconds.map(Math::toIntExact).orElse(0);
    }

    /** Appends; the caller has judged that the leaf may stand here, and whether the device began to count anew with it. */
    Row append(long leafReceived, long measured, int lateness, Encoded payload, boolean startsSession) {
        Row row = new Row(no, tree.size(), payload.kind(), leafReceived, measured, lateness, payload.bytes());
        append(row, payload.counter(), startsSession);
        return row;
    }

    /** Appends a leaf that is stored already. */
    void replay(Row row, boolean startsSession) {
        StreamPayload payload = StreamPayload.parse(row.kind(), row.payload())
                .asOptional()
                .orElseThrow(() -> new IllegalStateException("stream " + id + " holds a payload that is none"));
        append(row, Encoded.counterOf(payload), startsSession);
    }

    private void append(Row row, Optional<Counter> number, boolean startsSession) {
        Commitment commitment = Commitment.of(salts.salt(row.position()), row.payload());
        StreamLeaf leaf = new StreamLeaf(row.kind(), row.received(), row.measured(), row.lateness(), commitment);
        tree.append(leaf.leafHash());
        received = leaf.received();
        floor = leaf.floor();
        if (row.kind().isMeasured()) {
            highest = Math.max(highest, row.measured());
            heard = row.received();
        }
        number.ifPresent(it -> counted(it, startsSession));
    }

    private void counted(Counter number, boolean startsSession) {
        boolean goesOn =
                counter != null && counter.session().equals(number.session()) && number.number() > counter.number();
        if (startsSession || goesOn) {
            counter = number;
        }
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

    /** When the last reading or file was received. */
    long heard() {
        return heard;
    }

    /** Seconds from reading to reading; 0 when none is expected. */
    int expected() {
        return expected;
    }

    /** Whether its last leaf is one of silence: a gap is received together with the reading that shows it. */
    boolean isSilent() {
        return received > heard;
    }

    long highest() {
        return highest;
    }

    @Nullable
    Counter counter() {
        return counter;
    }
}
