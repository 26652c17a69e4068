package org.govchain.service.office;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.govchain.chain.AccountAddress;
import org.govchain.chain.development.AnvilBinary;
import org.govchain.chain.development.AnvilProcess;
import org.govchain.network.BesuProgram;
import org.govchain.network.FreePorts;
import org.govchain.network.LocalNetwork;
import org.govchain.network.Member;
import org.govchain.network.NetworkDescription;
import org.govchain.network.NetworkFiles;

/** The chain an office works on: four Besu validators where GOVCHAIN_BESU_HOME names a distribution, else anvil. */
sealed interface OfficeChain extends AutoCloseable {

    long CHAIN_ID = 31_337;

    /** Where a node answers. */
    URI url();

    /** Comes back where it was. */
    void restart() throws IOException;

    @Override
    void close() throws IOException;

    /** A chain on which these accounts may write. */
    static OfficeChain start(Path directory, List<AccountAddress> writers) throws IOException {
        Optional<BesuProgram> besu = BesuProgram.find();
        OfficeChain chain =
                besu.isPresent() ? Validators.start(besu.get(), directory, writers) : Anvil.start(directory);
        System.out.println("chain of the office: " + chain.getClass().getSimpleName());
        return chain;
    }

    /** A development chain. */
    final class Anvil implements OfficeChain {
        /** Tests wait for blocks more than for anything else. */
        private static final Duration BLOCK_TIME = Duration.ofMillis(200);

        private final AnvilProcess.Settings settings;
        private AnvilProcess process;

        private Anvil(AnvilProcess.Settings settings) throws IOException {
            this.settings = settings;
            this.process = AnvilProcess.start(settings);
        }

        static Anvil start(Path directory) throws IOException {
            Path program = AnvilBinary.find(Path.of(System.getProperty("govchain.root", "..")));
            return new Anvil(new AnvilProcess.Settings(program, directory, 0, CHAIN_ID).withBlocksEvery(BLOCK_TIME));
        }

        @Override
        public URI url() {
            return process.url();
        }

        @Override
        public void restart() throws IOException {
            process = AnvilProcess.start(settings);
        }

        @Override
        public void close() throws IOException {
            process.close();
        }
    }

    /** Four Besu validators. */
    record Validators(LocalNetwork network) implements OfficeChain {

        private static final Duration PATIENCE = Duration.ofMinutes(4);

        static Validators start(BesuProgram besu, Path directory, List<AccountAddress> writers) throws IOException {
            List<Member> members = IntStream.range(0, 4)
                    .mapToObj(i -> new Member("member-" + i, "127.0.0.1", 30_303 + i, 8_545 + i))
                    .toList();
            NetworkDescription description = FreePorts.chosen(
                    new NetworkDescription(CHAIN_ID, NetworkDescription.Timing.DEFAULT, members, writers));
            LocalNetwork network = LocalNetwork.of(besu, NetworkFiles.init(description, directory, new SecureRandom()));
            Validators validators = new Validators(network);
            validators.restart();
            return validators;
        }

        @Override
        public URI url() {
            return network.nodes().getFirst().url();
        }

        @Override
        public void restart() throws IOException {
            network.start(PATIENCE);
        }

        @Override
        public void close() throws IOException {
            network.close();
        }
    }
}
