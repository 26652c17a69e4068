package org.govchain.chain;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.govchain.merkle.Sha256Digest;
import org.govchain.network.BesuProgram;
import org.govchain.network.BesuValidators;
import org.govchain.network.LocalNetwork;
import org.govchain.network.LocalNode;
import org.govchain.network.NetworkDescription;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints how fast the data of four Besu validators grows, idle and with an anchor a second; {@code -Dgovchain.growth.minutes} says
 * for how long each. A tool for docs/benchmarks.md, not a test with a limit.
 */
@Tag("slow")
class ChainGrowth {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long MAX_GROWTH = 1_000;
    private static final int LOG_SIZE = 256;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final ChainAccount writer = ChainAccount.generate(new SecureRandom());
    private final TestLog log = new TestLog(LOG_SIZE);

    @Test
    void growsIdleAndLoaded() throws Exception {
        BesuProgram besu = BesuProgram.find().orElseThrow();
        Duration span = Duration.ofMinutes(Integer.getInteger("govchain.growth.minutes", 10));
        NetworkDescription description =
                new NetworkDescription(20_262, NetworkDescription.Timing.DEFAULT, BesuValidators.members(4), List.of());
        try (LocalNetwork network = BesuValidators.start(besu, description, directory)) {
            LocalNode node = network.nodes().getFirst();
            try (ChainConnection chain = ChainConnection.open(node.url())) {
                CheckpointSubmitter submitter = new CheckpointSubmitter(chain, deployed(chain), writer);
                Thread.sleep(Duration.ofMinutes(1));
                Growth idle = new Growth(chain, directory);
                Thread.sleep(span);
                idle.print("idle", 0);
                Growth loaded = new Growth(chain, directory);
                loaded.print("an anchor a second", anchor(submitter, System.nanoTime() + span.toNanos()));
            }
        }
    }

    /** As many logs as it takes: each has only so many entries. */
    private ContractAddresses deployed(ChainConnection chain) {
        ChainAccount owner = ChainAccount.generate(new SecureRandom());
        ContractAddresses contracts = new Deployment(chain, owner).deploy();
        RegistryWriter registry = new RegistryWriter(chain, contracts, owner);
        for (int i = 0; i < 10; i++) {
            registry.apply(new RegistryChange.RegisterLog(name(i), writer.address(), MAX_GROWTH));
        }
        return contracts;
    }

    private int anchor(CheckpointSubmitter submitter, long deadline) throws InterruptedException {
        List<Sha256Digest> logs = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            logs.add(name(i));
        }
        int anchors = 0;
        while (System.nanoTime() < deadline) {
            long started = System.nanoTime();
            int former = anchors % (LOG_SIZE - 1);
            CheckpointCall call = log.grow(former, former + 1);
            SignedTransaction transaction = submitter.sign(
                    new CheckpointCall(
                            logs.get(anchors / (LOG_SIZE - 1)),
                            call.treeSize(),
                            call.root(),
                            call.consistencyProof(),
                            call.statusUpdates()),
                    submitter.nextNonce());
            submitter.broadcast(transaction);
            while (!(submitter.outcome(transaction) instanceof TransactionOutcome.Mined)) {
                if (System.nanoTime() - started > PATIENCE.toNanos()) {
                    throw new IllegalStateException("not mined: " + submitter.outcome(transaction));
                }
                Thread.sleep(20);
            }
            anchors++;
            long pause = Duration.ofSeconds(1).toNanos() - (System.nanoTime() - started);
            Thread.sleep(Duration.ofNanos(Math.max(0, pause)));
        }
        return anchors;
    }

    private static Sha256Digest name(int i) {
        return Ids.of("musterstadt.example/log/" + i);
    }
}
