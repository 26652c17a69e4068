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
import org.govchain.log.LogOrigin;
import org.govchain.service.chain.SecondNode;

/** A real node with our contracts and one registered log. */
public final class TestNetwork implements AutoCloseable {

    /** The log that every test network knows. */
    public static final LogOrigin ORIGIN = new LogOrigin("musterstadt.example/log/test");

    private static final long MAX_GROWTH = 1_000_000;

    private final Path directory;
    private final ChainAccount owner;
    private final ChainAccount writer;
    private TestNode node;
    private ChainConnection connection;
    private final ContractAddresses contracts;

    private Optional<TestNetwork> second = Optional.empty();

    private TestNetwork(Path directory, TestNode node, ChainAccount owner, ChainAccount writer) {
        this.directory = directory;
        this.owner = owner;
        this.writer = writer;
        this.node = node;
        this.connection = ChainConnection.open(node.url());
        this.contracts = new Deployment(connection, owner).deploy();
        apply(new RegistryChange.RegisterLog(ORIGIN.id().digest(), writer.address(), MAX_GROWTH));
    }

    /** Starts a node whose files lie in this directory. */
    public static TestNetwork start(Path directory) throws IOException {
        SecureRandom random = new SecureRandom();
        ChainAccount owner = ChainAccount.generate(random);
        ChainAccount writer = ChainAccount.generate(random);
        TestNode node = TestNode.start(Files.createDirectories(directory), List.of(owner.address(), writer.address()));
        return new TestNetwork(directory, node, owner, writer);
    }

    /** A node of another member that stands on a chain of its own: the same contracts and accounts, other blocks. */
    public TestNetwork fork(Path elsewhere) throws IOException {
        TestNetwork fork = new TestNetwork(elsewhere, node.another(Files.createDirectories(elsewhere)), owner, writer);
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
        node = node.restartEmpty(directory.resolve("again"));
        connection.close();
        connection = ChainConnection.open(node.url());
        if (!new Deployment(connection, owner).deploy().equals(contracts)) {
            throw new IllegalStateException("the same account deploys to the same addresses");
        }
        apply(new RegistryChange.RegisterLog(ORIGIN.id().digest(), writer.address(), MAX_GROWTH));
    }

    /** The node ends and does not come back by itself. */
    public void stop() throws IOException {
        connection.close();
        node.stop();
    }

    /** The stopped node comes back with its state. */
    public void restart() throws IOException {
        node.restart();
        connection = ChainConnection.open(node.url());
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
        connection.close();
        node.close();
    }
}
