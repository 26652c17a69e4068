package org.govchain.benchmark;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.govchain.log.HashTiles;
import org.govchain.log.TileCache;
import org.govchain.log.TileCoordinates;
import org.govchain.log.TileProofs;
import org.govchain.log.TileSource;
import org.govchain.merkle.ConsistencyProof;
import org.govchain.merkle.InclusionProof;
import org.govchain.merkle.Sha256Digest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Microseconds for one proof from tiles in memory, and for verifying it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx1500m")
public class ProofBenchmark {

    /** Indices that are asked again and again; their tiles and those above fit the cache. */
    private static final int CACHED_ENTRIES = 256 * 1_000;

    /** Entries in the log. */
    @Param({"1000000", "10000000"})
    public int size = 1_000_000;

    private TileSource source = tile -> new byte[tile.byteLength()];
    private TileProofs neighbours = new TileProofs(source, 1);
    private TileCache cache = new TileCache(source, 1);
    private long next;
    private Sha256Digest root = Sha256Digest.hash();
    private Sha256Digest leaf = root;
    private Sha256Digest firstRoot = root;
    private InclusionProof proof = new InclusionProof(0, 0, List.of());
    private ConsistencyProof consistency = new ConsistencyProof(0, 0, List.of());

    @Setup
    public void grow() {
        HashTiles tree = HashTiles.empty();
        byte[] hash = new byte[Sha256Digest.LENGTH];
        for (int i = 0; i < size; i++) {
            hash[0] = (byte) i;
            hash[1] = (byte) (i >> 8);
            hash[2] = (byte) (i >> 16);
            tree.append(Sha256Digest.of(hash));
            if (tree.size() == size / 3) {
                firstRoot = tree.root();
            }
        }
        Map<TileCoordinates, byte[]> tiles = tree.changed();
        source = tile -> Objects.requireNonNull(tiles.get(tile));
        root = tree.root();
        neighbours = new TileProofs(source, size);
        cache = new TileCache(source, CACHED_ENTRIES / 256 + 1_000);
        proof = neighbours.inclusion(size / 3);
        leaf = neighbours.leafHash(size / 3);
        consistency = neighbours.consistency(size / 3);
        if (!proof.verify(leaf, root) || !consistency.verify(firstRoot, root)) {
            throw new IllegalStateException("proofs that do not verify are not worth measuring");
        }
    }

    /** Nothing remembered but the tiles' bytes, as read from a table: three tiles are hashed up. */
    @Benchmark
    public InclusionProof inclusionFromReadTiles() {
        return new TileProofs(source, size).inclusion(anyIndex());
    }

    /** From a cache that a service keeps. */
    @Benchmark
    public InclusionProof inclusionFromCachedTiles() {
        return new TileProofs(cache, size).inclusion(anyIndex() % CACHED_ENTRIES);
    }

    /** One entry after the other, as after a batch: their tiles are hashed up once. */
    @Benchmark
    public InclusionProof inclusionOfNeighbours() {
        next = (next + 1) % size;
        return neighbours.inclusion(next);
    }

    @Benchmark
    public ConsistencyProof consistencyFromReadTiles() {
        return new TileProofs(source, size).consistency(1 + anyIndex());
    }

    @Benchmark
    public boolean verifyInclusion() {
        return proof.verify(leaf, root);
    }

    @Benchmark
    public boolean verifyConsistency() {
        return consistency.verify(firstRoot, root);
    }

    /** Spreads over the tree without a random generator in the measurement. */
    private long anyIndex() {
        next = (next + 7_368_787) % size;
        return next;
    }
}
