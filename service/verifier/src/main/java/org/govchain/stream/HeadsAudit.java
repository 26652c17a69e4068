package org.govchain.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.govchain.log.LogEntry;
import org.govchain.log.StreamId;
import org.govchain.log.TileCoordinates;

/**
 * Whether the heads of streams that a log holds tell one history each (docs/spec/streams.md, "Audit"): sizes never go back, and the root of each
 * head is that of the leaf hashes in the stream's tiles, so that every head continues all smaller ones.
 *
 * <p>Each full tile is read once, whatever the number of heads over it. Memory grows with the number of streams, not with that of heads: heads
 * wait until the tile below them is full, together at most so many as the constructor says. Not thread-safe.
 */
public final class HeadsAudit {

    /** Some 100 MB. */
    private static final int MOST_WAITING = 1_000_000;

    /** The published tiles of streams. */
    @FunctionalInterface
    public interface Tiles {

        /** The tile of a stream at exactly this width; empty when it is not there. Throws an unchecked exception of its own in an outage. */
        Optional<byte[]> read(StreamId stream, TileCoordinates tile);
    }

    /** What is wrong with a stream. */
    public enum Kind {
        /** A head is smaller than one before it, of nothing, or of more than a stream can hold. */
        SIZE_WRONG,
        /** Two heads of one size have different roots: two histories, whatever the tiles say. */
        TWO_ROOTS,
        /** A head is not that of the published leaf hashes: they are of another history, or were changed. */
        NOT_THESE_LEAVES,
        /** Leaf hashes that a head stands for are not published. */
        TILE_MISSING,
        /** A tile above the leaf hashes is missing or not what they lead to. */
        TILE_WRONG
    }

    /**
     * Something that is wrong.
     *
     * @param stream which one
     * @param kind of fault
     * @param text in plain words, without the name of the stream
     */
    public record Finding(StreamId stream, Kind kind, String text) {

        @Override
        public String toString() {
            return "stream " + stream + ": " + text;
        }
    }

    private final Map<StreamId, HeadedStream> streams = new LinkedHashMap<>();
    private final Tiles tiles;
    private final Consumer<Finding> findings;
    private final int mostWaiting;
    private int waiting;
    private long heads;

    /** An audit that reads these tiles and tells what it finds. */
    public HeadsAudit(Tiles tiles, Consumer<Finding> findings) {
        this(tiles, findings, MOST_WAITING);
    }

    HeadsAudit(Tiles tiles, Consumer<Finding> findings, int mostWaiting) {
        this.tiles = tiles;
        this.findings = findings;
        this.mostWaiting = mostWaiting;
    }

    /** The next head of the log, with the index of its entry. */
    public void accept(long entry, LogEntry.StreamHead head) {
        heads++;
        waiting += streams.computeIfAbsent(head.stream(), id -> new HeadedStream(id, tiles, findings))
                .accept(entry, head);
        if (waiting > mostWaiting) {
            streams.values().forEach(HeadedStream::catchUp);
            waiting = 0;
        }
    }

    /** Compares what still waits, after the last entry. */
    public void finish() {
        streams.values().forEach(HeadedStream::finish);
        waiting = 0;
    }

    /** Number of streams that have a head. */
    public int streams() {
        return streams.size();
    }

    /** Number of heads. */
    public long heads() {
        return heads;
    }
}
