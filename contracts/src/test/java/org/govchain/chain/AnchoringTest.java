package org.govchain.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a checkpoint onto a real node, straight and with everything that goes wrong on it. */
class AnchoringTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private TestChain chain;

    @SuppressWarnings("NullAway.Init")
    private AnchorReader anchors;

    private final TestLog log = new TestLog(40);

    @BeforeEach
    void start() throws IOException {
        chain = TestChain.start(directory);
        chain.pauseMining();
        anchors = new AnchorReader(chain.connection, chain.contracts);
    }

    @AfterEach
    void stop() throws IOException {
        chain.close();
    }

    @Test
    void anchorsCheckpointsAndFindsTheFirstThatCoversAnEntry() {
        assertThat(anchors.latest(TestLog.ID)).isEmpty();
        assertThat(anchors.covering(TestLog.ID, 0)).isEmpty();

        SignedTransaction first = chain.submit(log.grow(0, 3));
        chain.mine();
        BlockRef block = mined(chain.submitter().outcome(first));
        mined(chain.anchor(log.grow(3, 17)));
        BlockRef last = mined(chain.anchor(log.grow(17, 40)));

        AnchoredCheckpoint expected = new AnchoredCheckpoint(TestLog.ID, 3, log.root(3), block, first.hash());
        assertThat(anchors.covering(TestLog.ID, 0)).contains(expected);
        assertThat(anchors.covering(TestLog.ID, 2)).contains(expected);
        assertThat(anchors.covering(TestLog.ID, 3).orElseThrow().treeSize()).isEqualTo(17);
        assertThat(anchors.covering(TestLog.ID, 39).orElseThrow().block()).isEqualTo(last);
        assertThat(anchors.covering(TestLog.ID, 40)).isEmpty();
        assertThat(anchors.latest(TestLog.ID).orElseThrow().root()).isEqualTo(log.root(40));
        assertThat(anchors.count(TestLog.ID)).isEqualTo(3);
        assertThat(anchors.checkpoint(TestLog.ID, 0)).contains(expected);
        assertThat(anchors.recent(5_000))
                .filteredOn(anchor -> anchor.logId().equals(TestLog.ID))
                .hasSize(3)
                .startsWith(expected)
                .last()
                .isEqualTo(anchors.latest(TestLog.ID).orElseThrow());
        assertThat(anchors.checkpoint(TestLog.ID, 3)).isEmpty();
        assertThat(anchors.head()).isEqualTo(last);
        assertThat(last.time())
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(1)),
                        Instant.now().plusSeconds(5));
    }

    @Test
    void recordsStatusVersionsWithTheirTime() {
        StatusReader statuses = new StatusReader(chain.connection, chain.contracts);
        assertThat(statuses.latest(Ids.LIST)).isEmpty();

        BlockRef one = mined(chain.anchor(log.grow(0, 5, new StatusUpdate(Ids.LIST, 1, Ids.of("bits 1")))));
        // Two blocks of a busy development chain can share a second, and a status is that of the end of a second.
        while (!chain.connection.head().time().isAfter(one.time())) {
            chain.mine();
        }
        BlockRef two = mined(chain.anchor(log.grow(5, 6, new StatusUpdate(Ids.LIST, 2, Ids.of("bits 2")))));

        AnchoredStatus former = new AnchoredStatus(Ids.LIST, 1, Ids.of("bits 1"), one.time());
        assertThat(statuses.latest(Ids.LIST)).contains(new AnchoredStatus(Ids.LIST, 2, Ids.of("bits 2"), two.time()));
        assertThat(statuses.at(Ids.LIST, one.time())).contains(former);
        assertThat(statuses.at(Ids.LIST, one.time().minusSeconds(1))).isEmpty();
    }

    @Test
    void namesTheErrorOfALyingProof() {
        mined(chain.anchor(log.grow(0, 7)));

        assertThat(chain.anchor(log.lie(7, 20)))
                .isInstanceOfSatisfying(
                        TransactionOutcome.Reverted.class,
                        r -> assertThat(r.error()).isEqualTo("CheckpointAnchorInconsistentTree"));
        assertThat(anchors.latest(TestLog.ID).orElseThrow().treeSize()).isEqualTo(7);
    }

    @Test
    void namesTheErrorOfAnUnacceptableStatusUpdate() {
        assertThat(chain.anchor(log.grow(0, 7, new StatusUpdate(Ids.of("foreign"), 1, Ids.of("bits")))))
                .isInstanceOfSatisfying(
                        TransactionOutcome.Reverted.class,
                        r -> assertThat(r.error()).isEqualTo("StatusRegistryUnknownList"));
    }

    @Test
    void refusesTheSameCheckpointInASecondTransaction() {
        mined(chain.anchor(log.grow(0, 7)));

        assertThat(chain.anchor(log.grow(0, 7)))
                .isInstanceOfSatisfying(
                        TransactionOutcome.Reverted.class,
                        r -> assertThat(r.error()).isEqualTo("CheckpointAnchorAlreadyAnchored"));
        assertThat(anchors.count(TestLog.ID)).isEqualTo(1);
    }

    @Test
    void signsTheSameBytesForTheSameCallAndNonce() {
        CheckpointSubmitter submitter = chain.submitter();

        assertThat(submitter.sign(log.grow(0, 7), 4))
                .isEqualTo(chain.submitter().sign(log.grow(0, 7), 4));
        assertThat(submitter.sign(log.grow(0, 7), 5).hash())
                .isNotEqualTo(submitter.sign(log.grow(0, 7), 4).hash());
    }

    @Test
    void broadcastsTheSameTransactionAgainWithoutHarm() {
        CheckpointSubmitter submitter = chain.submitter();
        SignedTransaction transaction = submitter.sign(log.grow(0, 7), submitter.nextNonce());
        assertThat(submitter.outcome(transaction)).isEqualTo(new TransactionOutcome.Unknown());

        submitter.broadcast(transaction);
        submitter.broadcast(transaction);
        chain.mine();
        submitter.broadcast(transaction);

        mined(submitter.outcome(transaction));
        assertThat(anchors.count(TestLog.ID)).isEqualTo(1);
        assertThat(submitter.nextNonce()).isEqualTo(1);
    }

    @Test
    void waitsForABlockWhileTheNodeHoldsTheTransaction() {
        chain.requireMiningOnDemand();
        SignedTransaction transaction = chain.submit(log.grow(0, 7));

        assertThat(chain.submitter().outcome(transaction)).isEqualTo(new TransactionOutcome.Pending());
        assertThat(anchors.latest(TestLog.ID)).isEmpty();
    }

    @Test
    void sendsTheStoredBytesAgainWhenTheNodeLostThem() {
        chain.requireMiningOnDemand();
        CheckpointSubmitter submitter = chain.submitter();
        SignedTransaction transaction = chain.submit(log.grow(0, 7));
        chain.drop(transaction);
        assertThat(submitter.outcome(transaction)).isEqualTo(new TransactionOutcome.Unknown());

        SignedTransaction stored = new SignedTransaction(transaction.hash(), transaction.nonce(), transaction.raw());
        submitter.broadcast(stored);
        chain.mine();

        mined(submitter.outcome(stored));
        assertThat(anchors.latest(TestLog.ID).orElseThrow().transaction()).isEqualTo(transaction.hash());
    }

    @Test
    void seesThatAnotherTransactionTookTheNonce() {
        CheckpointSubmitter submitter = chain.submitter();
        SignedTransaction displaced = submitter.sign(log.grow(0, 7), 0);
        mined(chain.anchor(log.grow(0, 8)));

        submitter.broadcast(displaced);

        assertThat(submitter.outcome(displaced)).isEqualTo(new TransactionOutcome.Displaced());
    }

    @Test
    void acceptsNoCheckpointFromAnotherAccount() {
        CheckpointSubmitter stranger = new CheckpointSubmitter(chain.connection, chain.contracts, chain.owner);
        SignedTransaction transaction = stranger.sign(log.grow(0, 7), stranger.nextNonce());
        stranger.broadcast(transaction);
        chain.mine();

        assertThat(stranger.outcome(transaction))
                .isInstanceOfSatisfying(
                        TransactionOutcome.Reverted.class,
                        r -> assertThat(r.error()).isEqualTo("CheckpointAnchorUnauthorizedAccount"));
    }

    private static BlockRef mined(TransactionOutcome outcome) {
        assertThat(outcome).isInstanceOf(TransactionOutcome.Mined.class);
        return ((TransactionOutcome.Mined) outcome).block();
    }
}
