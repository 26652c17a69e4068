package org.govchain.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.govchain.network.BesuProgram;
import org.govchain.network.BesuValidators;
import org.govchain.network.LocalNetwork;
import org.govchain.network.LocalNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An anchoring transaction that no block takes, that nodes forget, or whose nonce somebody else uses. While two of four validators
 * are stopped nothing is mined, so that one can look. Skipped on anvil, where AnchoringTest shows the same.
 */
class LostTransactionsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private TestChain chain;

    @SuppressWarnings("NullAway.Init")
    private LocalNetwork network;

    @SuppressWarnings("NullAway.Init")
    private AnchorReader anchors;

    private final TestLog log = new TestLog(40);

    @BeforeEach
    void start() throws IOException {
        assumeTrue(
                BesuProgram.find().isPresent() && !"container".equals(System.getProperty("govchain.chain")),
                "skipped: anvil has no validators, " + BesuProgram.ENVIRONMENT + " is not set");
        chain = TestChain.start(directory);
        network = BesuValidators.shared(BesuProgram.find().orElseThrow(), ChainUnderTest.CHAIN_ID);
        anchors = new AnchorReader(chain.connection, chain.contracts);
    }

    @AfterEach
    void goOn() throws IOException {
        if (network != null) {
            network.start(BesuValidators.PATIENCE);
            chain.close();
        }
    }

    @Test
    void waitsWithoutAQuorumAndIsMinedOnceThoughTwoNodesWereGivenIt() throws Exception {
        stop(2, 3);
        SignedTransaction transaction = chain.submit(log.grow(0, 7));
        try (ChainConnection second = ChainConnection.open(node(1).url())) {
            submitterOn(second).broadcast(transaction);
            submitterOn(second).broadcast(transaction);
        }
        assertThat(outcome(transaction)).isEqualTo(new TransactionOutcome.Pending());
        assertThat(anchors.latest(TestLog.ID)).isEmpty();

        network.start(BesuValidators.PATIENCE);

        isMinedOnce(transaction);
        chain.submitter().broadcast(transaction);
        isMinedOnce(transaction);
    }

    @Test
    void isSentAgainToANodeThatCameBackWithAnEmptyPool() throws Exception {
        stop(1, 2, 3);
        SignedTransaction transaction = chain.submit(log.grow(0, 7));
        assertThat(outcome(transaction)).isEqualTo(new TransactionOutcome.Pending());

        restart(node(0));
        assertThat(outcome(transaction)).isEqualTo(new TransactionOutcome.Unknown());
        assertThat(chain.submitter().nextNonce()).isEqualTo(transaction.nonce());

        network.start(BesuValidators.PATIENCE);
        assertThat(outcome(transaction)).isEqualTo(new TransactionOutcome.Unknown());

        chain.submitter().broadcast(stored(transaction));
        isMinedOnce(transaction);
    }

    @Test
    void isMinedOnceThoughOneNodeForgotItAndAnotherStillHoldsIt() throws Exception {
        stop(2, 3);
        SignedTransaction transaction = chain.submit(log.grow(0, 7));
        try (ChainConnection second = ChainConnection.open(node(1).url())) {
            await(() -> submitterOn(second).outcome(transaction).equals(new TransactionOutcome.Pending()));
        }

        restart(node(0));
        assertThat(outcome(transaction))
                .isInstanceOfAny(TransactionOutcome.Pending.class, TransactionOutcome.Unknown.class);
        chain.submitter().broadcast(stored(transaction));
        network.start(BesuValidators.PATIENCE);

        isMinedOnce(transaction);
    }

    @Test
    void isSignedAnewWhenAnotherTransactionOfTheAccountTookItsNonce() throws Exception {
        stop(2, 3);
        CheckpointSubmitter submitter = chain.submitter();
        SignedTransaction ours = submitter.sign(log.grow(0, 7), submitter.nextNonce());
        SignedTransaction foreign;
        try (ChainConnection second = ChainConnection.open(node(1).url())) {
            Transactions elsewhere = new Transactions(second, chain.writer);
            foreign = elsewhere.sign(chain.writer.address(), "0x", 21_000, ours.nonce());
            elsewhere.broadcast(foreign);
        }
        network.start(BesuValidators.PATIENCE);
        await(() -> outcome(foreign) instanceof TransactionOutcome.Mined);

        submitter.broadcast(ours);
        assertThat(outcome(ours)).isEqualTo(new TransactionOutcome.Displaced());

        assertThat(chain.anchor(log.grow(0, 7))).isInstanceOf(TransactionOutcome.Mined.class);
        assertThat(anchors.count(TestLog.ID)).isEqualTo(1);
    }

    private void isMinedOnce(SignedTransaction transaction) {
        await(() -> outcome(transaction) instanceof TransactionOutcome.Mined);
        assertThat(anchors.count(TestLog.ID)).isEqualTo(1);
        assertThat(anchors.latest(TestLog.ID).orElseThrow().transaction()).isEqualTo(transaction.hash());
        assertThat(chain.submitter().nextNonce()).isEqualTo(transaction.nonce() + 1);
    }

    /** As the service has it after it was started anew. */
    private static SignedTransaction stored(SignedTransaction transaction) {
        return new SignedTransaction(transaction.hash(), transaction.nonce(), transaction.raw());
    }

    private TransactionOutcome outcome(SignedTransaction transaction) {
        return chain.submitter().outcome(transaction);
    }

    private CheckpointSubmitter submitterOn(ChainConnection node) {
        return new CheckpointSubmitter(node, chain.contracts, chain.writer);
    }

    private LocalNode node(int i) {
        return network.nodes().get(i);
    }

    private void stop(int... nodes) throws IOException {
        for (int i : nodes) {
            node(i).stop();
        }
    }

    private static void restart(LocalNode node) throws IOException {
        node.stop();
        node.start();
        await(() -> node.height().isPresent());
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + BesuValidators.PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            try {
                Thread.sleep(Duration.ofMillis(250));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
