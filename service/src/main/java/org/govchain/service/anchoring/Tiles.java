package org.govchain.service.anchoring;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.govchain.log.TileCoordinates;
import org.govchain.log.TileSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The hashes of the tree in rows of up to 256; full rows never change, partial ones grow. */
@Component
final class Tiles {

    private static final String WRITE = """
            insert into tile (log_id, level, tile_index, width, hashes)
            select ?, level, tile_index, octet_length(hashes) / 32, hashes
              from unnest(?::smallint[], ?::bigint[], ?::bytea[]) as grown (level, tile_index, hashes)
            on conflict (log_id, level, tile_index) do update set width = excluded.width, hashes = excluded.hashes""";

    private final JdbcTemplate jdbc;

    Tiles(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The hashes of exactly this width: the row may have grown since, its beginning has not changed. */
    Optional<byte[]> find(int logId, TileCoordinates tile) {
        List<byte[]> hashes = jdbc.query(
                "select hashes from tile where log_id = ? and level = ? and tile_index = ? and width >= ?",
                (row, _) -> row.getBytes(1),
                logId,
                tile.level(),
                tile.index(),
                tile.width());
        return hashes.stream().findFirst().map(bytes -> Arrays.copyOf(bytes, tile.byteLength()));
    }

    /** Tiles of this log, for a tree that is known to reach them. */
    TileSource source(int logId) {
        return tile -> find(logId, tile)
                .orElseThrow(
                        () -> new IllegalStateException("the log lacks " + tile.path() + " although it reaches it"));
    }

    void write(int logId, Map<TileCoordinates, byte[]> grown) {
        jdbc.execute((Connection connection) -> write(connection, logId, grown));
    }

    private static int write(Connection connection, int logId, Map<TileCoordinates, byte[]> grown) throws SQLException {
        Object[] levels = grown.keySet().stream().map(TileCoordinates::level).toArray();
        Object[] indices = grown.keySet().stream().map(TileCoordinates::index).toArray();
        byte[][] hashes = grown.values().toArray(byte[][]::new);
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            statement.setInt(1, logId);
            statement.setArray(2, connection.createArrayOf("int2", levels));
            statement.setArray(3, connection.createArrayOf("int8", indices));
            statement.setArray(4, connection.createArrayOf("bytea", hashes));
            return statement.executeUpdate();
        }
    }
}
