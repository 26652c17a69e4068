package org.govchain.cli.authority;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.log.HashTiles;
import org.govchain.log.LogEntry;
import org.govchain.log.StreamId;
import org.govchain.log.TileCoordinates;
import org.govchain.merkle.MerkleTree;
import org.govchain.merkle.Sha256Digest;

/** A sensor stream as an authority publishes it: hashes of leaves that nobody opens. */
public final class TestStream {

    public final StreamId id;
    private final List<Sha256Digest> leaves = new ArrayList<>();
    private final HashTiles tiles = HashTiles.empty();

    /** So many leaves, which differ with the seed. */
    public TestStream(int seed, int size) {
        this(StreamId.of(ByteBuffer.allocate(16).putInt(seed).array()), seed, size);
    }

    /** Another history of a stream. */
    public TestStream(StreamId id, int seed, int size) {
        this.id = id;
        for (int i = 0; i < size; i++) {
            leaves.add(Sha256Digest.hash(
                    ByteBuffer.allocate(8).putInt(seed).putInt(i).array()));
            tiles.append(leaves.getLast());
        }
    }

    /** The head at a size. */
    public LogEntry.StreamHead head(int size) {
        MerkleTree tree = new MerkleTree();
        leaves.subList(0, size).forEach(tree::append);
        return new LogEntry.StreamHead(id, size, tree.root());
    }

    /** A tile as it is published. */
    public Optional<byte[]> read(TileCoordinates tile) {
        return AuthorityLog.read(tiles.changed(), tile);
    }
}
