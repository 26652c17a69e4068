package org.govchain.service.streams;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.streams.Group.Session;
import org.govchain.service.streams.Group.SignerChange;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Stores what a group of leaves came to, inside the transaction of its caller: rows by COPY, the rest by one statement each. */
@Component
class GroupWriter {

    private static final String COPY =
            "copy reading (stream, position, kind, received, measured, lateness, payload) from stdin (format binary)";
    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final short COLUMNS = 7;
    /** Column count, seven lengths, and the six columns of fixed length. */
    private static final int FIXED = 2 + 7 * 4 + 8 + 8 + 2 + 8 + 8 + 4;

    private static final int CHUNK = 1 << 16;

    private final JdbcTemplate jdbc;

    GroupWriter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void write(Group group) {
        copy(group.rows());
        sessions(group.sessions());
        signers(group.signers());
        gaps(group.gaps());
    }

    private void copy(List<Row> rows) {
        jdbc.execute((Connection connection) -> {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
            try {
                send(copy, rows);
                return copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        });
    }

    /** Binary form: a header, for each row its columns with their lengths, and −1 (PostgreSQL manual, COPY, "Binary Format"). */
    private static void send(CopyIn copy, List<Row> rows) throws SQLException {
        ByteBuffer out = ByteBuffer.allocate(CHUNK).put(SIGNATURE);
        for (Row row : rows) {
            int length = FIXED + row.payload().length;
            if (out.remaining() < length) {
                copy.writeToCopy(out.array(), 0, out.position());
                out = length > CHUNK ? ByteBuffer.allocate(length) : out.clear();
            }
            out.putShort(COLUMNS);
            out.putInt(Long.BYTES).putLong(row.stream());
            out.putInt(Long.BYTES).putLong(row.position());
            out.putInt(Short.BYTES).putShort(row.kind().code());
            out.putInt(Long.BYTES).putLong(row.received());
            out.putInt(Long.BYTES).putLong(row.measured());
            out.putInt(Integer.BYTES).putInt(row.lateness());
            out.putInt(row.payload().length).put(row.payload());
        }
        copy.writeToCopy(out.array(), 0, out.position());
        copy.writeToCopy(new byte[] {-1, -1}, 0, 2);
    }

    private void sessions(List<Session> sessions) {
        if (!sessions.isEmpty()) {
            update(
                    "insert into stream_session (stream, session, since) select * from unnest(?::bigint[], ?::text[], ?::bigint[])",
                    sessions.stream().map(it -> it.count().stream()).toArray(),
                    sessions.stream().map(it -> it.count().session()).toArray(),
                    sessions.stream().map(Session::since).toArray());
        }
    }

    private void signers(List<SignerChange> signers) {
        if (!signers.isEmpty()) {
            update(
                    "insert into stream_signer (stream, position, received, signer)"
                            + " select * from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bytea[])",
                    signers.stream().map(it -> it.row().stream()).toArray(),
                    signers.stream().map(it -> it.row().position()).toArray(),
                    signers.stream().map(it -> it.row().received()).toArray(),
                    signers.stream()
                            .map(it -> it.signer().map(Sha256Digest::bytes).orElse(null))
                            .toArray(byte[][]::new));
        }
    }

    private void gaps(GapBook gaps) {
        if (!gaps.removed().isEmpty()) {
            update(
                    "delete from stream_gap g using unnest(?::bigint[], ?::text[], ?::bigint[]) as gone (stream, session, first)"
                            + " where g.stream = gone.stream and g.session = gone.session and g.first = gone.first",
                    gaps.removed().stream().map(it -> it.count().stream()).toArray(),
                    gaps.removed().stream().map(it -> it.count().session()).toArray(),
                    gaps.removed().stream().map(GapBook.Start::first).toArray());
        }
        Map<GapBook.Start, Long> added = gaps.added();
        if (!added.isEmpty()) {
            update(
                    "insert into stream_gap (stream, session, first, last)"
                            + " select * from unnest(?::bigint[], ?::text[], ?::bigint[], ?::bigint[])",
                    added.keySet().stream().map(it -> it.count().stream()).toArray(),
                    added.keySet().stream().map(it -> it.count().session()).toArray(),
                    added.keySet().stream().map(GapBook.Start::first).toArray(),
                    added.values().toArray());
        }
    }

    private void update(String sql, Object[]... columns) {
        jdbc.execute((Connection connection) -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < columns.length; i++) {
                    String type = type(columns[i]);
                    statement.setArray(i + 1, connection.createArrayOf(type, columns[i]));
                }
                return statement.executeUpdate();
            }
        });
    }

    private static String type(Object[] column) {
        if (column instanceof byte[][]) {
            return "bytea";
        }
        return column[0] instanceof String ? "text" : "int8";
    }
}
