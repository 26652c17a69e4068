package org.govchain.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.govchain.chain.AnchorReader;
import org.govchain.chain.ChainAccount;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.CheckpointSubmitter;
import org.govchain.chain.ContractAddresses;
import org.govchain.chain.Deployment;
import org.govchain.chain.RegistryChange;
import org.govchain.chain.RegistryWriter;
import org.govchain.chain.development.AnvilBinary;
import org.govchain.chain.development.AnvilProcess;
import org.govchain.log.LogOrigin;
import org.govchain.service.chain.SecondNode;

/** A real node with our contracts and one registered log. */
public final class TestNetwork implements AutoCloseable {

    /** The log that every test network knows. */
    public static final LogOrigin ORIGIN = new LogOrigin("musterstadt.example/log/test");

    private static final long CHAIN_ID = 31_337;
    private static final long MAX_GROWTH = 1_000_000;

    private final Path directory;
    private final ChainAccount owner;
    private final ChainAccount writer;
    private AnvilProcess anvil;
    private ChainConnection connection;
    private final ContractAddresses contracts;

    private Optional<TestNetwork> second = Optional.empty();

    private TestNetwork(Path directory, ChainAccount owner, ChainAccount writer) throws IOException {
        this.directory = directory;
        this.owner = owner;
        this.writer = writer;
        this.anvil = start(directory, 0);
        this.connection = ChainConnection.open(anvil.url());
        this.contracts = new Deployment(connection, owner).deploy();
        apply(new RegistryChange.RegisterLog(ORIGIN.id().digest(), writer.address(), MAX_GROWTH));
    }

    /** Starts a node whose files lie in this directory. */
    public static TestNetwork start(Path directory) throws IOException {
        SecureRandom random = new SecureRandom();
        return new TestNetwork(
                Files.createDirectories(directory), ChainAccount.generate(random), ChainAccount.generate(random));
    }

    /** A node of another member that stands on a chain of its own: the same contracts and accounts, other blocks. */
    public TestNetwork fork(Path elsewhere) throws IOException {
        TestNetwork fork = new TestNetwork(Files.createDirectories(elsewhere), owner, writer);
        second = Optional.of(fork);
        return fork;
    }

    /** Whom a service is told to ask beside this node. */
    public SecondNode second() {
        return new SecondNode(second.map(TestNetwork::reader));
    }

    /** Changes the registry as its owner and waits for the blocks. */
    public void apply(RegistryChange... changes) {
        new RegistryWriter(connection, contracts, owner).apply(List.of(changes));
    }

    /** The node ends and comes back, on the same port, knowing nothing but newly deployed contracts and the log. */
    public void loseEverything() throws IOException {
        int port = anvil.url().getPort();
        stop();
        anvil = start(directory.resolve("again"), port);
        connection = ChainConnection.open(anvil.url());
        if (!new Deployment(connection, owner).deploy().equals(contracts)) {
            throw new IllegalStateException("the same account deploys to the same addresses");
        }
        apply(new RegistryChange.RegisterLog(ORIGIN.id().digest(), writer.address(), MAX_GROWTH));
    }

    /** The node ends and does not come back by itself. */
    public void stop() throws IOException {
        connection.close();
        anvil.close();
    }

    /** The stopped node comes back with its state. */
    public void restart() throws IOException {
        anvil = start(directory, anvil.url().getPort());
        connection = ChainConnection.open(anvil.url());
    }

    /** A connection to the node as it runs now. */
    public ChainConnection connection() {
        return connection;
    }

    /** Where the contracts are. */
    public ContractAddresses contracts() {
        return contracts;
    }

    /** What the contract holds. */
    public AnchorReader reader() {
        return new AnchorReader(connection, contracts);
    }

    /** Sends as the log's account. */
    public CheckpointSubmitter submitter() {
        return new CheckpointSubmitter(connection, contracts, writer);
    }

    @Override
    public void close() throws IOException {
        stop();
    }

    private static AnvilProcess start(Path directory, int port) throws IOException {
        Path program = AnvilBinary.find(Path.of(System.getProperty("govchain.root", "..")));
        return AnvilProcess.start(new AnvilProcess.Settings(program, directory, port, CHAIN_ID));
    }
}
