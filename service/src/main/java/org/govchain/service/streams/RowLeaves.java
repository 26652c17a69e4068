package org.govchain.service.streams;

import java.util.List;
import org.govchain.log.Commitment;
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

    /** Rows from a position on, which was received then or later, in order, at most so many. */
    List<Row> from(StoredStream stream, long position, long received, int most) {
        return jdbc.sql(COLUMNS + " where stream = ? and received >= ? and position >= ?"
                        + " order by received, position limit ?")
                .params(stream.no(), received, position, most)
                .query((row, _) -> EarlierReader.row(row))
                .list();
    }

    /** Of the first so many rows the last that was received before an instant; row 0 where there is none. */
    Row lastBefore(StoredStream stream, long received, long size) {
        return jdbc.sql(COLUMNS + " where stream = ? and received < ? and position < ?"
                        + " order by received desc, position desc limit 1")
                .params(stream.no(), received, size)
                .query((row, _) -> EarlierReader.row(row))
                .optional()
                .orElseGet(() -> from(stream, 0, 0, 1).getFirst());
    }

    /** The leaves of rows. */
    List<StreamLeaf> leaves(StoredStream stream, List<Row> rows) {
        SaltWalk salts = new SaltWalk(stream.seeds());
        return rows.stream()
                .map(row -> new StreamLeaf(
                        row.kind(),
                        row.received(),
                        row.measured(),
                        row.lateness(),
                        Commitment.of(salts.salt(row.position()), row.payload())))
                .toList();
    }
}
