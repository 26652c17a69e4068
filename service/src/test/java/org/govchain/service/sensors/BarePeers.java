package org.govchain.service.sensors;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.crypto.KeyPairs;
import org.govchain.crypto.RawSigner;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** What the database takes of rows as the service stores them, by one connection with nothing around it, each into a table of its own. */
final class BarePeers implements AutoCloseable {

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] PAYLOAD =
            HEX.parseHex("83a16b74656d706572617475726582fb40351eb851eb851f6343656c61311a04a7f3d5");

    private final Connection connection;
    private final int batch;
    private final int seconds;

    /**
     * Measures on a connection of its own.
     *
     * @param batch rows of a commit
     * @param seconds that each measurement takes
     */
    BarePeers(String url, int batch, int seconds) throws SQLException {
        this.connection = DriverManager.getConnection(url + "&reWriteBatchedInserts=true");
        this.batch = batch;
        this.seconds = seconds;
        connection.setAutoCommit(false);
    }

    private interface Writing {
        void write(long first) throws SQLException;
    }

    /** Rows a second by COPY. */
    double copied() throws SQLException {
        return measure("bare_copy", "", batch, first -> copy("copy bare_copy from stdin", first, _ -> ""));
    }

    /** Rows a second by COPY, each with an Ed25519 signature of its own over what it holds. */
    double signed() throws SQLException {
        KeyPair keys = KeyPairs.generate(KeyAlgorithm.ED25519, new SecureRandom());
        RawSigner signer = RawSigner.of(keys.getPrivate(), KeyAlgorithm.ED25519);
        return measure(
                "bare_signed",
                "alter table bare_signed add signature bytea not null",
                batch,
                first -> copy(
                        "copy bare_signed from stdin",
                        first,
                        row -> "\t\\\\x" + HEX.formatHex(signer.sign(row.getBytes(StandardCharsets.UTF_8)))));
    }

    /** Rows a second by INSERT, rewritten by the driver to statements of many rows. */
    double inserted() throws SQLException {
        try (PreparedStatement insert = create("bare_insert")) {
            return measure("bare_insert", "", batch, first -> {
                for (long row = first; row < first + batch; row++) {
                    fill(insert, row);
                    insert.addBatch();
                }
                insert.executeBatch();
            });
        }
    }

    /** Rows a second by INSERT, each with a commit of its own. */
    double single() throws SQLException {
        try (PreparedStatement insert = create("bare_single")) {
            return measure("bare_single", "", 1, first -> {
                fill(insert, first);
                insert.executeUpdate();
            });
        }
    }

    private PreparedStatement create(String table) throws SQLException {
        table(table, "");
        return connection.prepareStatement("insert into " + table
                + " (stream, position, kind, received, measured, lateness, payload) values (?, ?, ?, ?, ?, ?, ?)");
    }

    private double measure(String table, String change, int rows, Writing writing) throws SQLException {
        table(table, change);
        long written = 0;
        long begin = System.nanoTime();
        while (System.nanoTime() < begin + seconds * 1_000_000_000L) {
            writing.write(written);
            connection.commit();
            written += rows;
        }
        return written / ((System.nanoTime() - begin) / 1e9);
    }

    private void table(String name, String change) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists " + name);
            statement.execute("create table " + name + " (like reading including all)");
            if (!change.isEmpty()) {
                statement.execute(change);
            }
        }
        connection.commit();
    }

    private interface More {
        String of(String row);
    }

    private void copy(String sql, long first, More more) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        StringBuilder text = new StringBuilder(batch * 300);
        for (long i = 0; i < batch; i++) {
            String row = i + "\t" + first / batch + "\t2\t" + received(first) + "\t" + (received(first) - 1000)
                    + "\t3600\t\\\\x" + HEX.formatHex(PAYLOAD);
            text.append(row).append(more.of(row)).append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        copy.endCopy();
    }

    private void fill(PreparedStatement insert, long row) throws SQLException {
        insert.setLong(1, row % batch);
        insert.setLong(2, row / batch);
        insert.setShort(3, (short) 2);
        insert.setLong(4, received(row));
        insert.setLong(5, received(row) - 1000);
        insert.setInt(6, 3600);
        insert.setBytes(7, PAYLOAD);
    }

    private static long received(long row) {
        return 1_772_539_200_000L + row;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
