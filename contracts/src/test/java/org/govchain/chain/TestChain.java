package org.govchain.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.govchain.chain.development.AnvilBinary;
import org.govchain.chain.development.AnvilProcess;
import org.web3j.protocol.core.Request;

/** A real node with the contracts deployed and one log registered; mines when told to, so that tests do not wait. */
final class TestChain implements AutoCloseable {

    static final long CHAIN_ID = 20_260;
    static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    static final long MAX_GROWTH = 1_000;

    final AnvilProcess anvil;
    final ChainConnection connection;
    final ChainAccount owner;
    final ChainAccount writer;
    final ContractAddresses contracts;

    private TestChain(AnvilProcess anvil, SecureRandom random) {
        this.anvil = anvil;
        this.connection = ChainConnection.open(anvil.url());
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

    static TestChain start(Path directory) throws IOException {
        AnvilProcess anvil = anvil(directory);
        boolean complete = false;
        try {
            TestChain chain = new TestChain(anvil, new SecureRandom());
            complete = true;
            return chain;
        } finally {
            if (!complete) {
                anvil.close();
            }
        }
    }

    static AnvilProcess anvil(Path directory) throws IOException {
        Path program = AnvilBinary.find(Path.of(System.getProperty("govchain.root", "..")));
        return AnvilProcess.start(new AnvilProcess.Settings(program, directory, 0, CHAIN_ID));
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

    /** Blocks come by {@link #mine} only from here on. */
    void pauseMining() {
        rpc("evm_setIntervalMining", 0);
    }

    /** One block, a second after the one before. */
    void mine() {
        rpc("evm_increaseTime", 1);
        rpc("evm_mine");
    }

    /** The node forgets a transaction it has not mined. */
    void drop(SignedTransaction transaction) {
        rpc("anvil_dropTransaction", transaction.hash().hex());
    }

    @Override
    public void close() throws IOException {
        connection.close();
        anvil.close();
    }

    private void rpc(String method, Object... parameters) {
        AnyResponse answer = connection.exchange(
                method, new Request<>(method, List.of(parameters), connection.transport(), AnyResponse.class));
        assertThat(answer.hasError()).as(method).isFalse();
    }

    /** Whatever anvil answers to its own methods. */
    static final class AnyResponse extends org.web3j.protocol.core.Response<Object> {}
}
