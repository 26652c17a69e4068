package org.govchain.stream;

import java.nio.ByteBuffer;
import org.govchain.log.Commitment;
import org.govchain.log.Parsed;
import org.govchain.merkle.MerkleTree;
import org.govchain.merkle.Sha256Digest;

/**
 * One leaf of a stream: 54 bytes, so that its hash is one block of SHA-256 (docs/spec/streams.md, "Leaves").
 *
 * @param kind what it is about
 * @param received when the service took it, in milliseconds since 1970
 * @param measured when the device measured, in milliseconds since 1970
 * @param lateness in seconds: no later leaf has a {@code measured} before {@link #floor}
 * @param commitment to its payload
 */
public record StreamLeaf(LeafKind kind, long received, long measured, int lateness, Commitment commitment) {

    /** Length in bytes. */
    public static final int LENGTH = 54;

    /** The only version there is. */
    public static final byte VERSION = 0x01;

    /** The end of the year 9999, in milliseconds since 1970. */
    public static final long LAST_INSTANT = 253_402_300_799_999L;

    /** How far the clock of a device may be ahead, in milliseconds. */
    public static final long CLOCK_TOLERANCE = 60_000;

    private static final int MILLIS = 1000;

    /** Throws {@link IllegalArgumentException} for what no leaf has, by itself. */
    public StreamLeaf {
        if (!isPlausible(kind, received, measured, lateness)) {
            throw new IllegalArgumentException("times of a leaf that do not fit together");
        }
    }

    /** No later leaf of the stream was measured before this instant, in milliseconds since 1970. */
    public long floor() {
        return received - (long) MILLIS * lateness;
    }

    /** The bytes that the leaf hash covers. */
    public byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH)
                .put(VERSION)
                .put(kind.code())
                .putLong(received)
                .putLong(measured)
                .putInt(lateness);
        commitment.digest().copyTo(bytes.array(), LENGTH - Sha256Digest.LENGTH);
        return bytes.array();
    }

    /** SHA-256(00 ‖ bytes). */
    public Sha256Digest leafHash() {
        return MerkleTree.leafHash(bytes());
    }

    /** Whether this leaf may stand right behind another one (docs/spec/streams.md, "Leaves", rules 2 to 4). */
    public boolean follows(StreamLeaf before) {
        return kind != LeafKind.OPENING
                && received >= before.received
                && floor() >= before.floor()
                && measured >= before.floor();
    }

    /** Reads exactly 54 bytes. */
    public static Parsed<StreamLeaf> parse(byte[] bytes) {
        if (bytes.length != LENGTH || bytes[0] != VERSION) {
            return new Parsed.Malformed<>("not a leaf of a stream of version 1");
        }
        LeafKind kind = LeafKind.ofCode(bytes[1]).orElse(null);
        if (kind == null) {
            return new Parsed.Malformed<>("leaf of an unknown kind");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).position(2);
        long received = in.getLong();
        long measured = in.getLong();
        int lateness = in.getInt();
        return isPlausible(kind, received, measured, lateness)
                ? new Parsed.Ok<>(new StreamLeaf(
                        kind,
                        received,
                        measured,
                        lateness,
                        new Commitment(Sha256Digest.at(bytes, LENGTH - Sha256Digest.LENGTH))))
                : new Parsed.Malformed<>("times of a leaf that do not fit together");
    }

    /** Whether a leaf can have these, by itself: times in range, and a clock at most a minute ahead. */
    public static boolean isPlausible(LeafKind kind, long received, long measured, long lateness) {
        return received >= 0
                && received <= LAST_INSTANT
                && measured >= 0
                && measured <= received + CLOCK_TOLERANCE
                && (kind.isMeasured() || measured == received)
                && lateness >= 0
                && lateness <= Integer.MAX_VALUE
                && MILLIS * lateness <= received;
    }
}
