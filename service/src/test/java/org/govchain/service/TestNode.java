package org.govchain.service;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.govchain.chain.AccountAddress;
import org.govchain.chain.development.AnvilBinary;
import org.govchain.chain.development.AnvilProcess;
import org.govchain.network.BesuProgram;
import org.govchain.network.LocalNetwork;
import org.opentest4j.TestAbortedException;

/** The node of a test network: the first of four Besu validators where GOVCHAIN_BESU_HOME names a distribution, else anvil. */
sealed interface TestNode {

    /** Tests wait for blocks more than for anything else. */
    Duration BLOCK_TIME = Duration.ofMillis(200);

    /** A node on which these accounts may write. */
    static TestNode start(Path directory, List<AccountAddress> writers) throws IOException {
        return BesuProgram.find().isPresent()
                ? new Validator(SharedValidators.admitting(writers))
                : Anvil.start(directory, 0);
    }

    URI url();

    /** It does not answer from here on. */
    void stop() throws IOException;

    /** It comes back where it was. */
    void restart() throws IOException;

    /** It comes back on the same port and knows nothing. */
    TestNode restartEmpty(Path directory) throws IOException;

    /** Another chain, on which the same accounts may write. */
    TestNode another(Path directory) throws IOException;

    /** The test needs it no more. */
    void close() throws IOException;

    /** A development chain of its own. */
    final class Anvil implements TestNode {

        private static final long CHAIN_ID = 31_337;

        private final Path directory;
        private AnvilProcess process;

        private Anvil(Path directory, AnvilProcess process) {
            this.directory = directory;
            this.process = process;
        }

        private static Anvil start(Path directory, int port) throws IOException {
            return new Anvil(directory, process(directory, port));
        }

        private static AnvilProcess process(Path directory, int port) throws IOException {
            Path program = AnvilBinary.find(Path.of(System.getProperty("govchain.root", "..")));
            return AnvilProcess.start(
                    new AnvilProcess.Settings(program, directory, port, CHAIN_ID).withBlocksEvery(BLOCK_TIME));
        }

        @Override
        public URI url() {
            return process.url();
        }

        @Override
        public void stop() throws IOException {
            process.close();
        }

        @Override
        public void restart() throws IOException {
            process = process(directory, url().getPort());
        }

        @Override
        public TestNode restartEmpty(Path elsewhere) throws IOException {
            stop();
            return start(elsewhere, url().getPort());
        }

        @Override
        public TestNode another(Path elsewhere) throws IOException {
            return start(elsewhere, 0);
        }

        @Override
        public void close() throws IOException {
            stop();
        }
    }

    /** One of validators that all tests of the process share: contracts are new every time, and nothing is ever forgotten. */
    record Validator(LocalNetwork network) implements TestNode {

        @Override
        public URI url() {
            return network.nodes().getFirst().url();
        }

        @Override
        public void stop() throws IOException {
            network.nodes().getFirst().stop();
        }

        @Override
        public void restart() throws IOException {
            network.start(SharedValidators.PATIENCE);
        }

        @Override
        public TestNode restartEmpty(Path directory) {
            throw new TestAbortedException("skipped: validators do not forget what they agreed on");
        }

        @Override
        public TestNode another(Path directory) {
            throw new TestAbortedException("skipped: validators make one chain only");
        }

        @Override
        public void close() throws IOException {
            restart();
        }
    }
}
