package org.govchain.chain;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.govchain.chain.development.AnvilBinary;
import org.govchain.chain.development.AnvilProcess;
import org.govchain.network.BesuContainer;
import org.govchain.network.BesuProgram;
import org.govchain.network.BesuValidators;

/**
 * The chain the tests run against: four Besu validators where GOVCHAIN_BESU_HOME names a distribution, a Besu container where
 * {@code -Dgovchain.chain=container} asks for it, else anvil.
 */
sealed interface ChainUnderTest extends AutoCloseable {

    long CHAIN_ID = 20_260;

    /**
     * A node that answers. Anvil is started anew for each test, Besu once for all: contracts are new every time.
     *
     * @param blockForEach a block for each transaction, where the chain can be told
     */
    static ChainUnderTest start(Path directory, boolean blockForEach) throws IOException {
        if ("container".equals(System.getProperty("govchain.chain"))) {
            return announced(new Besu("Besu in a container", BesuContainer.shared(CHAIN_ID)));
        }
        Optional<BesuProgram> besu = BesuProgram.find();
        if (besu.isPresent()) {
            return announced(new Besu(
                    "four Besu validators",
                    BesuValidators.shared(besu.get(), CHAIN_ID)
                            .nodes()
                            .getFirst()
                            .url()));
        }
        Path program = AnvilBinary.find(Path.of(System.getProperty("govchain.root", "..")));
        AnvilProcess.Settings settings = new AnvilProcess.Settings(program, directory, 0, CHAIN_ID);
        return announced(new Anvil(AnvilProcess.start(blockForEach ? settings.withBlockForEach() : settings)));
    }

    /** Where it answers. */
    URI url();

    @Override
    void close() throws IOException;

    /** Mines when told to, so that tests do not wait and can look at what is not mined yet. */
    record Anvil(AnvilProcess process) implements ChainUnderTest {

        @Override
        public URI url() {
            return process.url();
        }

        @Override
        public void close() throws IOException {
            process.close();
        }

        @Override
        public String toString() {
            return "anvil";
        }
    }

    /** Validators make blocks when they agree to, nobody can tell them. Ends with the process. */
    record Besu(String name, URI url) implements ChainUnderTest {

        @Override
        public void close() {
            // Shared by all tests.
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static ChainUnderTest announced(ChainUnderTest chain) {
        Announcement.once(chain);
        return chain;
    }

    /** The run says which chain it was. */
    final class Announcement {

        private static boolean made;

        private Announcement() {}

        static synchronized void once(ChainUnderTest chain) {
            if (!made) {
                made = true;
                System.out.println("chain under test: " + chain);
            }
        }
    }
}
