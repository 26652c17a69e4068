package org.govchain.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What the database of an installation says of its log, read beside the service. */
final class StoredLog implements AutoCloseable {

    /**
     * A checkpoint.
     *
     * @param root 64 hexadecimal digits
     * @param transaction 0x and 64 digits
     */
    record Checkpoint(long treeSize, String root, String transaction, long block) {}

    private final Connection connection;

    private StoredLog(Connection connection) {
        this.connection = connection;
    }

    /** The database that the demo made for itself in this directory. */
    static StoredLog open(Path data) throws IOException, SQLException {
        String port = Files.readString(data.resolve("postgres/postgres.port")).strip();
        String password =
                Files.readString(data.resolve("demo/demo-database.password")).strip();
        return new StoredLog(
                DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password));
    }

    /** Index of each issued credential's entry; one without index or with two is a broken promise. */
    Map<String, Long> indices() throws SQLException {
        Map<String, Long> indices = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select c.id, e.idx from copy c join log_entry e on e.id = c.entry_id where c.state = 'ISSUED'")) {
            while (rows.next()) {
                long index = rows.getLong(2);
                if (rows.wasNull()) {
                    throw new IllegalStateException("the entry of " + rows.getString(1) + " has no index");
                }
                indices.put(rows.getString(1), index);
            }
        }
        return indices;
    }

    /** Entries, with or without index. */
    long entries() throws SQLException {
        return number("select count(*) from log_entry");
    }

    /** Checkpoints that are not anchored. */
    long unfinished() throws SQLException {
        return number("select count(*) from checkpoint where state <> 'ANCHORED'");
    }

    /** The anchored checkpoints, smallest first. */
    List<Checkpoint> anchored() throws SQLException {
        List<Checkpoint> checkpoints = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select tree_size, root, tx_hash, block_number from checkpoint"
                        + " where state = 'ANCHORED' order by tree_size")) {
            while (rows.next()) {
                checkpoints.add(new Checkpoint(
                        rows.getLong(1),
                        HexFormat.of().formatHex(rows.getBytes(2)),
                        rows.getString(3),
                        rows.getLong(4)));
            }
        }
        return checkpoints;
    }

    long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    String text(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
