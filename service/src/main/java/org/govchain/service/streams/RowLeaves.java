package org.govchain.service.streams;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.govchain.log.Commitment;
import org.govchain.merkle.Sha256Digest;
import org.govchain.stream.SaltWalk;
import org.govchain.stream.StreamLeaf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads stored leaves and computes what is not stored: salts, commitments, hashes. */
@Component
class RowLeaves {

    private static final String COLUMNS =
            "select stream, position, kind, received, measured, lateness, payload from reading";
    private final JdbcClient jdbc;

    RowLeaves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Rows from a position on, which was received then or later, in order, at most so many. Of forgotten ones there is the last, without its
     * payload.
     */
    List<Row> from(StoredStream stream, long position, long received, int most) {
        Optional<Forgotten> forgotten = stream.forgotten().filter(it -> position < it.until());
        if (forgotten.isEmpty()) {
            return kept(stream, position, received, most);
        }
        Forgotten before = forgotten.get();
        List<Row> rows = new ArrayList<>();
        rows.add(before.last());
        rows.addAll(kept(stream, before.until(), before.last().received(), most - 1));
        return rows;
    }

    /** Leaf 0, which is never forgotten. */
    Row opening(StoredStream stream) {
        return stream.forgotten()
                .map(Forgotten::opening)
                .orElseGet(() -> kept(stream, 0, 0, 1).getFirst());
    }

    /** When the leaf at a position was received, which was not before the given instant. */
    long receivedOf(StoredStream stream, long position, long notBefore) {
        return from(stream, position, notBefore, 1).getFirst().received();
    }

    private List<Row> kept(StoredStream stream, long position, long received, int most) {
        return jdbc.sql(COLUMNS + " where stream = ? and received >= ? and position >= ?"
                        + " order by received, position limit ?")
                .params(stream.no(), received, position, most)
                .query((row, _) -> EarlierReader.row(row))
                .list();
    }

    /** Of the first so many rows the last that was received before an instant; the first that there is where none was. */
    Row lastBefore(StoredStream stream, long received, long size) {
        long first = stream.forgotten().map(Forgotten::until).orElse(0L);
        return jdbc.sql(COLUMNS + " where stream = ? and received < ? and position >= ? and position < ?"
                        + " order by received desc, position desc limit 1")
                .params(stream.no(), received, first, size)
                .query((row, _) -> EarlierReader.row(row))
                .optional()
                .orElseGet(() -> from(stream, 0, 0, 1).getFirst());
    }

    /** The leaves of rows. */
    List<StreamLeaf> leaves(StoredStream stream, List<Row> rows) {
        SaltWalk salts = new SaltWalk(stream.seeds());
        return rows.stream()
                .map(row -> new StreamLeaf(
                        row.kind(), row.received(), row.measured(), row.lateness(), commitment(stream, salts, row)))
                .toList();
    }

    private static Commitment commitment(StoredStream stream, SaltWalk salts, Row row) {
        return stream.forgotten()
                .filter(it -> it.last().position() == row.position())
                .map(Forgotten::commitment)
                .orElseGet(() -> Commitment.of(salts.salt(row.position()), row.payload()));
    }

    /** Hashes of leaves that are in no full tile, from the first of their tile on; the rows to them were received then or later. */
    byte[] hashes(StoredStream stream, long from, long received, int count) {
        ByteBuffer hashes = ByteBuffer.allocate(count * Sha256Digest.LENGTH);
        long next = from;
        Optional<Forgotten> forgotten = stream.forgotten().filter(it -> from < it.until());
        if (forgotten.isPresent()) {
            byte[] edge = forgotten.get().edge();
            hashes.put(edge, 0, Math.min(edge.length, hashes.capacity()));
            next = forgotten.get().until();
        }
        for (StreamLeaf leaf : leaves(stream, kept(stream, next, received, hashes.remaining() / Sha256Digest.LENGTH))) {
            hashes.put(leaf.leafHash().bytes());
        }
        return Arrays.copyOf(hashes.array(), hashes.position());
    }
}
