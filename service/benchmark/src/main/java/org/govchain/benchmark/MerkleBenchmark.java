package org.govchain.benchmark;

import java.util.concurrent.TimeUnit;
import org.govchain.merkle.MerkleTree;
import org.govchain.merkle.Sha256Digest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The root over a million entries of 34 bytes, in SHA-256 compressions per second: one for a leaf, two for a node. To be
 * compared with {@link HashBenchmark#block} in the same run.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MerkleBenchmark {

    private static final int ENTRIES = 1_000_000;
    private static final int COMPRESSIONS = ENTRIES + 2 * (ENTRIES - 1);
    private static final int ENTRY_LENGTH = 34;

    private final byte[] entries = numbered();

    @Benchmark
    @OperationsPerInvocation(COMPRESSIONS)
    public Sha256Digest rootOverAMillionEntries() {
        MerkleTree tree = new MerkleTree();
        for (int i = 0; i < ENTRIES; i++) {
            tree.appendEntry(entries, i * ENTRY_LENGTH, ENTRY_LENGTH);
        }
        return tree.root();
    }

    private static byte[] numbered() {
        byte[] entries = new byte[ENTRIES * ENTRY_LENGTH];
        for (int i = 0; i < ENTRIES; i++) {
            entries[i * ENTRY_LENGTH] = (byte) i;
            entries[i * ENTRY_LENGTH + 1] = (byte) (i >> 8);
            entries[i * ENTRY_LENGTH + 2] = (byte) (i >> 16);
        }
        return entries;
    }
}
