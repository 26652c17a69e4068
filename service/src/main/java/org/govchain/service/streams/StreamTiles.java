package org.govchain.service.streams;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.govchain.log.HashTiles;
import org.govchain.log.StreamId;
import org.govchain.log.TileCoordinates;
import org.govchain.log.TileSource;
import org.govchain.merkle.Sha256Digest;
import org.govchain.merkle.Subtree;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The hashes of streams in tiles of 256, as the log has them. Full tiles are made from the rows when somebody first needs them, in order, and
 * kept, provided that they lead to the head in the log; what is not full is computed each time, from at most 255 rows or tile roots a level.
 */
@Component
class StreamTiles {

    private static final int WIDTH = TileCoordinates.FULL_WIDTH;
    /** Full tiles that are made of one reading of rows. */
    private static final int TILES = 32;

    private static final int MAKERS = 2;
    private static final int PATIENCE_SECONDS = 20;

    private record Last(long index, long received) {}

    private final Semaphore makers = new Semaphore(MAKERS, true);
    private final JdbcClient jdbc;
    private final RowLeaves rows;
    private final StreamStore store;
    private final TransactionTemplate transaction;

    StreamTiles(JdbcClient jdbc, RowLeaves rows, StreamStore store, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A tile for everybody; empty where the newest head of the stream does not reach it. */
    Optional<byte[]> published(StreamId id, TileCoordinates tile) {
        Optional<byte[]> stored = tile.isFull() ? find(id, tile) : Optional.empty();
        return stored.or(() -> store.find(id)
                .flatMap(stream -> newestHead(stream)
                        .filter(size -> reaches(size, tile))
                        .map(size -> upTo(stream, size).read(tile))));
    }

    private static boolean reaches(long size, TileCoordinates tile) {
        return (size >>> (TileCoordinates.HEIGHT * tile.level())) - tile.index() * WIDTH >= tile.width();
    }

    /** The tiles of a stream up to a size that has a head in the log; full ones are stored from now on. */
    TileSource upTo(StoredStream stream, long size) {
        TileSource tiles = tiles(stream);
        if (lacksTiles(stream, size)) {
            inTurn(() -> {
                if (lacksTiles(stream, size)) {
                    transaction.executeWithoutResult(_ -> {
                        makeFull(stream, size);
                        requireHead(stream, size, tiles);
                    });
                }
            });
        }
        return tiles;
    }

    private boolean lacksTiles(StoredStream stream, long size) {
        return (last(stream, 0).index() + 2) * WIDTH <= size;
    }

    /** Anybody may ask for tiles, and to make those of a long stream takes seconds: it must not take all connections to the database. */
    private void inTurn(Runnable work) {
        try {
            if (!makers.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new ConcurrencyFailureException("others are making tiles");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConcurrencyFailureException("others are making tiles");
        }
        try {
            work.run();
        } finally {
            makers.release();
        }
    }

    /** The same, and everything up to there leads to the head: throws {@link IllegalStateException} when it does not. */
    void require(StoredStream stream, long size) {
        requireHead(stream, size, upTo(stream, size));
    }

    private TileSource tiles(StoredStream stream) {
        return tile -> tile.isFull() ? full(stream, tile) : partial(stream, tile);
    }

    /** A tile stays for ever: none is kept that leads elsewhere than the log says, because somebody changed rows. */
    private void requireHead(StoredStream stream, long size, TileSource tiles) {
        byte[] head = jdbc.sql("select root from stream_head where stream = ? and size = ?")
                .params(stream.no(), size)
                .query((row, _) -> row.getBytes(1))
                .single();
        if (!new HashTiles(tiles, size).root().equals(Sha256Digest.of(head))) {
            throw new IllegalStateException(
                    "stream " + stream.id() + " has other leaves than its head of size " + size + " in the log");
        }
    }

    private Optional<Long> newestHead(StoredStream stream) {
        return jdbc.sql("select size from stream_head where stream = ? order by size desc limit 1")
                .param(stream.no())
                .query(Long.class)
                .optional();
    }

    private Optional<byte[]> find(StreamId id, TileCoordinates tile) {
        return jdbc.sql("select t.hashes from stream_tile t join stream s on s.no = t.stream"
                        + " where s.id = ? and t.level = ? and t.tile_index = ?")
                .params(id.bytes(), tile.level(), tile.index())
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    private void makeFull(StoredStream stream, long size) {
        Last last = last(stream, 0);
        while ((last.index() + 2) * WIDTH <= size) {
            long tiles = size / WIDTH - (last.index() + 1);
            last = makeNext(stream, last, (int) Math.min(TILES, tiles));
        }
        for (int level = 1; size >>> (TileCoordinates.HEIGHT * (level + 1)) > 0; level++) {
            long full = size >>> (TileCoordinates.HEIGHT * (level + 1));
            for (long index = last(stream, level).index() + 1; index < full; index++) {
                store(stream, level, index, roots(stream, level - 1, index * WIDTH, WIDTH), 0);
            }
        }
    }

    /** Several at once: to ask for leaves costs about as much as to read a thousand of them. */
    private Last makeNext(StoredStream stream, Last before, int tiles) {
        long first = before.index() + 1;
        List<RowLeaves.Hashed> leaves = rows.hashed(stream, first * WIDTH, before.received(), tiles * WIDTH);
        if (leaves.size() < tiles * WIDTH) {
            throw new IllegalStateException("stream " + stream.id() + " lacks leaves after tile " + before.index());
        }
        for (int tile = 0; tile < tiles; tile++) {
            List<RowLeaves.Hashed> below = leaves.subList(tile * WIDTH, (tile + 1) * WIDTH);
            store(
                    stream,
                    0,
                    first + tile,
                    RowLeaves.joined(below),
                    below.getLast().received());
        }
        return new Last(first + tiles - 1, leaves.getLast().received());
    }

    private byte[] full(StoredStream stream, TileCoordinates tile) {
        return jdbc.sql("select hashes from stream_tile where stream = ? and level = ? and tile_index = ?")
                .params(stream.no(), tile.level(), tile.index())
                .query((row, _) -> row.getBytes(1))
                .single();
    }

    private byte[] partial(StoredStream stream, TileCoordinates tile) {
        if (tile.level() > 0) {
            return roots(stream, tile.level() - 1, tile.index() * WIDTH, tile.width());
        }
        Last last = last(stream, 0);
        if (last.index() >= tile.index()) { // the stream has grown since the size that is asked about
            return Arrays.copyOf(full(stream, tile), tile.byteLength());
        }
        return rows.hashes(stream, tile.index() * WIDTH, last.received(), tile.width());
    }

    private byte[] roots(StoredStream stream, int level, long first, int count) {
        List<byte[]> roots = jdbc.sql("select root from stream_tile where stream = ? and level = ?"
                        + " and tile_index >= ? and tile_index < ? order by tile_index")
                .params(stream.no(), level, first, first + count)
                .query((row, _) -> row.getBytes(1))
                .list();
        byte[] joined = new byte[count * Sha256Digest.LENGTH];
        for (int i = 0; i < count; i++) {
            System.arraycopy(roots.get(i), 0, joined, i * Sha256Digest.LENGTH, Sha256Digest.LENGTH);
        }
        return joined;
    }

    /** Hashes of the leaves before a position that no full tile would have if the stream ended there; the tile before is stored. */
    byte[] edge(StoredStream stream, long until) {
        long from = until / WIDTH * WIDTH;
        long received = jdbc.sql("select received from stream_tile where stream = ? and level = 0 and tile_index = ?")
                .params(stream.no(), until / WIDTH - 1)
                .query(Long.class)
                .optional()
                .orElse(0L);
        return rows.hashes(stream, from, received, (int) (until - from));
    }

    private Last last(StoredStream stream, int level) {
        return jdbc.sql("select tile_index, received from stream_tile where stream = ? and level = ?"
                        + " order by tile_index desc limit 1")
                .params(stream.no(), level)
                .query((row, _) -> new Last(row.getLong(1), row.getLong(2)))
                .optional()
                .orElse(new Last(-1, 0));
    }

    private void store(StoredStream stream, int level, long index, byte[] hashes, long received) {
        jdbc.sql("insert into stream_tile (stream, level, tile_index, hashes, root, received)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                        stream.no(),
                        level,
                        index,
                        hashes,
                        Subtree.of(hashes).root().bytes(),
                        received)
                .update();
    }
}
