package org.govchain.service.anchoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.govchain.chain.ChainUnavailable;
import org.govchain.chain.CheckpointCall;
import org.govchain.chain.CheckpointSubmitter;
import org.govchain.chain.SignedTransaction;
import org.govchain.log.EntryBundle;
import org.govchain.log.EntryBundleCoordinates;
import org.govchain.log.LogEntry;
import org.govchain.log.Parsed;
import org.govchain.log.TileCoordinates;
import org.govchain.merkle.MerkleTree;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.TestDatabase;
import org.govchain.service.TestNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of entries to the chain, over a real database and a real node. */
@Tag("database")
class CheckpointCycleTest {

    @TempDir
    Path directory;

    private final TestDatabase database = TestDatabase.create();
    private TestNetwork network;
    private Sequencer one;

    @BeforeEach
    void start() throws IOException {
        network = TestNetwork.start(directory.resolve("chain"));
        one = new Sequencer(database.dataSource(), network, directory);
    }

    @AfterEach
    void close() throws IOException {
        network.close();
        database.close();
    }

    @Test
    void anchorsEntriesInOrderWithoutGapAndProvesEach() {
        List<EntryRef> first = one.append(0, 300);
        assertThat(one.facade.proof(first.getFirst())).isEmpty();
        assertThat(one.passUntilIdle()).isInstanceOf(CheckpointCycle.Result.Idle.class);
        List<EntryRef> second = one.append(300, 700);
        one.passUntilIdle();

        MerkleTree naive = new MerkleTree();
        for (int i = 0; i < 1000; i++) {
            naive.append(Sequencer.entry(i).leafHash());
        }
        assertThat(network.reader().latest(TestNetwork.ORIGIN.id().digest())).hasValueSatisfying(latest -> {
            assertThat(latest.treeSize()).isEqualTo(1000);
            assertThat(latest.root()).isEqualTo(naive.root());
        });
        for (int i : List.of(0, 255, 256, 299)) {
            proves(first.get(i), i, 300);
        }
        for (int i : List.of(0, 1, 300, 699)) {
            proves(second.get(i), 300 + i, 1000);
        }
    }

    @Test
    void servesTilesAndEntryBundlesOfItsSize() {
        one.append(0, 300);
        one.passUntilIdle();

        EntryBundleCoordinates partial = new EntryBundleCoordinates(1, 44);
        assertThat(one.facade.entryBundle(partial)).hasValueSatisfying(bytes -> {
            LogEntry last = ((Parsed.Ok<EntryBundle>) EntryBundle.parse(partial, bytes))
                    .value()
                    .entries()
                    .get(43);
            assertThat(last.leafHash()).isEqualTo(Sequencer.entry(299).leafHash());
        });
        assertThat(one.facade.entryBundle(new EntryBundleCoordinates(1, 45))).isEmpty();
        assertThat(one.facade.tile(new TileCoordinates(0, 0, 256))).isPresent();
        assertThat(one.facade.tile(new TileCoordinates(0, 1, 10)))
                .hasValueSatisfying(bytes -> assertThat(bytes).hasSize(320));
        assertThat(one.facade.tile(new TileCoordinates(0, 1, 45))).isEmpty();
        assertThat(one.facade.tile(new TileCoordinates(1, 0, 1))).isPresent();
    }

    @Test
    void takesUpEntriesThatCommitLaterThanTheirSuccessors() {
        one.transaction.executeWithoutResult(_ -> {
            one.facade.append(List.of(Sequencer.entry(0)));
            inAnotherThread(() -> {
                one.append(1, 1);
                one.passUntilIdle();
            });
        });
        one.passUntilIdle();

        assertThat(one.log.size()).isEqualTo(2);
        assertThat(one.jdbc
                        .sql("select idx from log_entry order by id")
                        .query(Long.class)
                        .list())
                .containsExactly(1L, 0L);
    }

    @Test
    void refusesToAppendOutsideATransaction() {
        assertThatThrownBy(() -> one.facade.append(List.of(Sequencer.entry(0))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void appendsNothingWhenTheCallerRollsBack() {
        one.transaction.executeWithoutResult(status -> {
            one.facade.append(List.of(Sequencer.entry(0)));
            status.setRollbackOnly();
        });

        assertThat(one.passUntilIdle()).isInstanceOf(CheckpointCycle.Result.Idle.class);
        assertThat(one.log.size()).isZero();
    }

    @Test
    void carriesStatusDigestsOnlyTogetherWithAnEntry() {
        one.pendingStatuses.add(new StatusDigest(digest("list"), 1, digest("bits")));

        assertThatThrownBy(one.cycle::pass).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void resumesAProcessThatDiedAfterEachStep() throws IOException {
        EntryRef entry = one.append(0, 10).getFirst();
        one.lease.acquire();
        Optional<CheckpointRow> prepared = one.sequencing.run();
        one.lease.release();
        assertThat(prepared).hasValueSatisfying(row -> assertThat(row).isInstanceOf(CheckpointRow.Prepared.class));

        // Died between storing and broadcasting: the node never heard of the stored transaction.
        Sequencer two = new Sequencer(database.dataSource(), network, directory);
        two.lease.acquire();
        SignedTransaction neverSent = storeWithoutSending(two, (CheckpointRow.Prepared) prepared.orElseThrow());
        two.lease.release();

        Sequencer three = new Sequencer(database.dataSource(), network, directory);
        assertThat(three.passUntilIdle()).isInstanceOf(CheckpointCycle.Result.Idle.class);
        assertThat(three.facade.anchor(entry))
                .hasValueSatisfying(anchor -> assertThat(anchor.transactionHash())
                        .isEqualTo(neverSent.hash().hex()));
        assertThat(network.reader().count(TestNetwork.ORIGIN.id().digest())).isEqualTo(1);
    }

    @Test
    void waitsForAChainThatDoesNotAnswerAndLosesNothing() throws IOException {
        one.append(0, 3);
        one.passUntilIdle();
        network.stop();
        EntryRef waiting = one.append(3, 2).getLast();
        assertThatThrownBy(one.cycle::pass).isInstanceOf(ChainUnavailable.class);
        assertThat(one.log.size()).isEqualTo(3);

        network.restart();
        Sequencer two = takeOver();
        two.passUntilIdle();
        proves(waiting, 4, 5);
    }

    @Test
    void anchorsAnewWhatADevelopmentChainForgot() throws IOException {
        EntryRef first = one.append(0, 3).getFirst();
        one.passUntilIdle();
        one.append(3, 4);
        one.passUntilIdle();
        network.loseEverything();

        Sequencer two = takeOver();
        two.append(7, 2);
        two.passUntilIdle();

        assertThat(network.reader().count(TestNetwork.ORIGIN.id().digest())).isEqualTo(2);
        assertThat(network.reader().latest(TestNetwork.ORIGIN.id().digest()))
                .hasValueSatisfying(latest -> assertThat(latest.treeSize()).isEqualTo(9));
        assertThat(two.facade.anchor(first))
                .hasValueSatisfying(anchor -> assertThat(anchor.treeSize()).isEqualTo(7));
    }

    @Test
    void stopsWhenAChainThatMustNotForgetHoldsLess() throws IOException {
        one.append(0, 3);
        one.passUntilIdle();
        network.loseEverything();
        one.lease.release();
        Sequencer two = new Sequencer(database.dataSource(), network, directory, Duration.ofSeconds(30), false);
        two.append(3, 1);

        assertThat(two.passUntilIdle()).isInstanceOf(CheckpointCycle.Result.Stopped.class);
        assertThat(two.log.size()).isEqualTo(3);
    }

    @Test
    void stopsForARestoredBackupBeforeItSignsASecondHistory() throws IOException {
        one.append(0, 3);
        one.passUntilIdle();
        try (TestDatabase backup = database.copy()) {
            one.append(3, 3);
            one.passUntilIdle();
            one.lease.release();

            Sequencer restored = new Sequencer(backup.dataSource(), network, directory);
            restored.jdbc.sql("delete from sequencer_lease").update();
            restored.append(100, 3);

            assertThat(restored.passUntilIdle()).isInstanceOf(CheckpointCycle.Result.Stopped.class);
            assertThat(restored.log.size()).isEqualTo(3);
            assertThat(restored.jdbc
                            .sql("select count(*) from checkpoint where tree_size > 3")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void stopsWhenTheChainHoldsAnotherRootForOurSize() {
        one.append(0, 3);
        one.lease.acquire();
        one.sequencing.run();
        anchor(network, 3, digest("other"));

        assertThat(one.passUntilIdle())
                .isInstanceOfSatisfying(
                        CheckpointCycle.Result.Stopped.class,
                        stopped -> assertThat(stopped.reason()).contains("another root"));
    }

    @Test
    void stopsWhenAnotherMembersNodeShowsAnotherRoot() throws IOException {
        try (TestNetwork fork = network.fork(directory.resolve("fork"))) {
            Sequencer two = takeOver();
            two.append(0, 3);
            two.passUntilIdle();
            anchor(fork, 3, digest("other"));

            two.second.look();
            assertThat(stopped(two)).contains("another member's node", "another root");
        }
    }

    @Test
    void stopsWhenAnotherMembersNodeHasPassedTheAnchorWithoutIt() throws IOException {
        try (TestNetwork fork = network.fork(directory.resolve("fork"))) {
            Sequencer two = takeOver();
            two.append(0, 3);
            two.passUntilIdle();
            awaitHead(fork, network.reader().head().time().plusSeconds(1));

            two.second.look();
            assertThat(stopped(two)).contains("not on one chain");
        }
    }

    @Test
    void goesOnWhileAnotherMembersNodeIsBehindOrAway() throws IOException {
        try (TestNetwork fork = network.fork(directory.resolve("fork"))) {
            fork.stop();
            Sequencer two = takeOver();
            two.append(0, 3);
            two.second.look();

            assertThat(two.passUntilIdle()).isInstanceOf(CheckpointCycle.Result.Idle.class);
            assertThat(two.second.report().orElseThrow().trouble()).isPresent();
            fork.restart();
        }
    }

    private static void anchor(TestNetwork where, long size, Sha256Digest root) {
        CheckpointSubmitter submitter = where.submitter();
        submitter.broadcast(submitter.sign(
                new CheckpointCall(TestNetwork.ORIGIN.id().digest(), size, root, List.of(), List.of()),
                submitter.nextNonce()));
        awaitAnchored(where);
    }

    private static void awaitHead(TestNetwork where, Instant time) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!where.reader().head().time().isAfter(time)) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    private static String stopped(Sequencer sequencer) {
        return sequencer.passUntilIdle() instanceof CheckpointCycle.Result.Stopped(String reason) ? reason : "goes on";
    }

    private Sequencer takeOver() throws IOException {
        one.lease.release();
        return new Sequencer(database.dataSource(), network, directory);
    }

    private static void awaitAnchored(TestNetwork where) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (where.reader().latest(TestNetwork.ORIGIN.id().digest()).isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    private SignedTransaction storeWithoutSending(Sequencer sequencer, CheckpointRow.Prepared prepared) {
        SignedTransaction transaction = network.submitter()
                .sign(
                        new CheckpointCall(
                                TestNetwork.ORIGIN.id().digest(),
                                prepared.treeSize(),
                                prepared.root(),
                                List.of(),
                                List.of()),
                        network.submitter().nextNonce());
        sequencer.lease.whileHeld(() -> {
            sequencer.checkpoints.markSubmitted(
                    sequencer.log.id(),
                    prepared.treeSize(),
                    transaction,
                    network.connection().chainId(),
                    network.contracts().checkpointAnchor().hex());
            return true;
        });
        return transaction;
    }

    private void proves(EntryRef entry, int index, long treeSize) {
        Optional<AnchoredProof> proof = one.facade.proof(entry);
        assertThat(proof).hasValueSatisfying(found -> {
            assertThat(found.proof().index()).isEqualTo(index);
            assertThat(found.anchor().treeSize()).isEqualTo(treeSize);
            assertThat(found.proof().verify(Sequencer.entry(index).leafHash(), one.facade.checkpointKey()))
                    .isTrue();
        });
    }

    private static void inAnotherThread(Runnable work) {
        CompletableFuture.runAsync(work).join();
    }

    private static Sha256Digest digest(String text) {
        return Sha256Digest.hash(text.getBytes(StandardCharsets.US_ASCII));
    }
}
