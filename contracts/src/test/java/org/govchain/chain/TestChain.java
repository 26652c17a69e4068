package org.govchain.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.web3j.protocol.core.Request;

/** A real node, see {@link ChainUnderTest}, with contracts of its own and one log registered. */
final class TestChain implements AutoCloseable {

    static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    static final long MAX_GROWTH = 1_000;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChainUnderTest node;
    private final ChainAccount clock;
    final ChainConnection connection;
    final ChainAccount owner;
    final ChainAccount writer;
    final ContractAddresses contracts;

    private TestChain(ChainUnderTest node, SecureRandom random) {
        this.node = node;
        this.connection = ChainConnection.open(node.url());
        this.clock = ChainAccount.generate(random);
        this.owner = ChainAccount.generate(random);
        this.writer = ChainAccount.generate(random);
        this.contracts = new Deployment(connection, owner).deploy();
        new RegistryWriter(connection, contracts, owner)
                .apply(
                        new RegistryChange.RegisterAuthority(Ids.AUTHORITY, "Stadt Musterstadt"),
                        new RegistryChange.AddKey(Ids.AUTHORITY, Ids.KEY, 3, LONG_AGO, Instant.MAX),
                        new RegistryChange.AllowType(Ids.AUTHORITY, Ids.TYPE, LONG_AGO),
                        new RegistryChange.RegisterLog(TestLog.ID, writer.address(), MAX_GROWTH),
                        new RegistryChange.RegisterStatusList(Ids.LIST, Ids.AUTHORITY, TestLog.ID));
    }

    /** Lets the chain's time pass, where the chain can be told. */
    void pass(Duration time) {
        assumeTrue(node instanceof ChainUnderTest.Anvil, "skipped: validators' clocks cannot be told to go faster");
        rpc("evm_increaseTime", time.toSeconds());
        rpc("evm_mine");
    }

    static TestChain start(Path directory) throws IOException {
        return start(directory, false);
    }

    /** With a block for each transaction, where the chain can be told: for tests that send many, one after the other. */
    static TestChain startMiningAtOnce(Path directory) throws IOException {
        return start(directory, true);
    }

    private static TestChain start(Path directory, boolean blockForEach) throws IOException {
        ChainUnderTest node = ChainUnderTest.start(directory, blockForEach);
        boolean complete = false;
        try {
            TestChain chain = new TestChain(node, new SecureRandom());
            complete = true;
            return chain;
        } finally {
            if (!complete) {
                node.close();
            }
        }
    }

    URI url() {
        return node.url();
    }

    CheckpointSubmitter submitter() {
        return new CheckpointSubmitter(connection, contracts, writer);
    }

    /** Signs and sends with the next nonce. */
    SignedTransaction submit(CheckpointCall call) {
        SignedTransaction transaction = submitter().sign(call, submitter().nextNonce());
        submitter().broadcast(transaction);
        return transaction;
    }

    /** Signs, sends, mines and asks what became of it. */
    TransactionOutcome anchor(CheckpointCall call) {
        SignedTransaction transaction = submit(call);
        mine();
        return submitter().outcome(transaction);
    }

    /** Blocks come by {@link #mine} only from here on, where the chain can be told. */
    void pauseMining() {
        if (node instanceof ChainUnderTest.Anvil) {
            rpc("evm_setIntervalMining", 0);
        }
    }

    /** The rest of the test looks at what no block contains yet, or makes the node lose it. */
    void requireMiningOnDemand() {
        assumeTrue(node instanceof ChainUnderTest.Anvil, "skipped: validators make blocks when they agree to");
    }

    /** At least one block, a second after the one before, with all that was sent until now. */
    void mine() {
        if (node instanceof ChainUnderTest.Anvil) {
            rpc("evm_increaseTime", 1);
            rpc("evm_mine");
        } else {
            awaitBlock();
        }
    }

    /** The node forgets a transaction it has not mined. */
    void drop(SignedTransaction transaction) {
        rpc("anvil_dropTransaction", transaction.hash().hex());
    }

    @Override
    public void close() throws IOException {
        connection.close();
        node.close();
    }

    /** An idle network makes no block: a transaction that does nothing asks for one. */
    private void awaitBlock() {
        Transactions ticks = new Transactions(connection, clock);
        SignedTransaction tick = ticks.sign(clock.address(), "0x", 21_000, ticks.minedCount());
        ticks.broadcast(tick);
        new Confirmation(ticks, PATIENCE).await(tick);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!nothingPending(owner) || !nothingPending(writer)) {
            assertThat(System.nanoTime()).as("blocks take up what was sent").isLessThan(deadline);
            pause();
        }
    }

    private boolean nothingPending(ChainAccount account) {
        Transactions transactions = new Transactions(connection, account);
        return transactions.minedCount() >= transactions.pendingCount();
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a block", e);
        }
    }

    private void rpc(String method, Object... parameters) {
        AnyResponse answer = connection.exchange(
                method, new Request<>(method, List.of(parameters), connection.transport(), AnyResponse.class));
        assertThat(answer.hasError()).as(method).isFalse();
    }

    /** Whatever anvil answers to its own methods. */
    static final class AnyResponse extends org.web3j.protocol.core.Response<Object> {}
}
