package org.govchain.service.anchoring;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.govchain.service.TestDatabase;
import org.govchain.service.TestNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints how fast the log takes entries, orders them and proves them; {@code -Dgovchain.log.entries} says how many. A tool for
 * docs/benchmarks.md, not a test with a limit.
 */
@Tag("slow")
class LogSpeed {

    private static final int BATCH = 1_000;
    private static final int CHECKPOINT = 200_000;

    @TempDir
    Path directory;

    @Test
    void appendsSequencesAndProves() throws Exception {
        int total = Integer.getInteger("govchain.log.entries", 400_000);
        try (TestNetwork network = TestNetwork.start(directory.resolve("chain"));
                TestDatabase database = TestDatabase.create()) {
            Sequencer one = new Sequencer(database.dataSource(), network, directory, CHECKPOINT);
            EntryRef[] sample = new EntryRef[total / BATCH];
            long appending = 0;
            long sequencing = 0;
            for (int done = 0; done < total; done += CHECKPOINT) {
                long start = System.nanoTime();
                for (int i = done; i < done + CHECKPOINT; i += BATCH) {
                    sample[i / BATCH] = one.append(i, BATCH).getFirst();
                }
                long appended = System.nanoTime();
                one.lease.acquire();
                one.sequencing.run();
                appending += appended - start;
                sequencing += System.nanoTime() - appended;
                one.passUntilIdle();
            }
            tell("append, 1,000 per commit", total, appending);
            tell("sequence, 200,000 per checkpoint", total, sequencing);
            Random random = new Random(1);
            prove(one, sample, random, "first proofs, tiles from the database");
            prove(one, sample, random, "more proofs, same entries");
        }
    }

    private static void prove(Sequencer one, EntryRef[] sample, Random random, String what) {
        int proofs = 1_000;
        int hashes = 0;
        long start = System.nanoTime();
        for (int i = 0; i < proofs; i++) {
            AnchoredProof proof =
                    one.facade.proof(sample[random.nextInt(sample.length)]).orElseThrow();
            hashes += proof.proof().path().size();
        }
        tell(what + ", " + hashes + " hashes in all", proofs, System.nanoTime() - start);
    }

    private static void tell(String what, int count, long nanos) {
        Duration time = Duration.ofNanos(nanos);
        List<String> line = List.of(
                what,
                count + " in " + time.toMillis() + " ms",
                Math.round(count * 1e9 / nanos) + " /s",
                Math.round(nanos / 1000.0 / count) + " µs each");
        System.out.println("speed: " + String.join(", ", line));
    }
}
