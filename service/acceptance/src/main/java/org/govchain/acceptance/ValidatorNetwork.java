package org.govchain.acceptance;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.govchain.chain.AccountAddress;
import org.govchain.network.BesuProgram;
import org.govchain.network.FreePorts;
import org.govchain.network.LocalNetwork;
import org.govchain.network.Member;
import org.govchain.network.NetworkDescription;
import org.govchain.network.NetworkFiles;

/** Four Besu validators on this machine, from the files and in the way of {@code govchain network init} and {@code start}. */
final class ValidatorNetwork implements AutoCloseable {

    private static final int MEMBERS = 4;
    private static final long CHAIN_ID = 20_263;

    /** After two were away for minutes, the others need as long to find the same round again. */
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final LocalNetwork network;
    private final NetworkDescription description;

    private ValidatorNetwork(LocalNetwork network, NetworkDescription description) {
        this.network = network;
        this.description = description;
    }

    /**
     * Starts a new network.
     *
     * @param directory empty or missing
     * @param writers who may send transactions beside the members
     * @throws IllegalStateException when no Besu distribution is named or a node does not get ready
     */
    static ValidatorNetwork start(Path directory, List<AccountAddress> writers, SecureRandom random)
            throws IOException {
        BesuProgram besu = BesuProgram.find()
                .orElseThrow(() ->
                        new IllegalStateException(BesuProgram.ENVIRONMENT + " names no folder of a Besu distribution"));
        List<Member> members = IntStream.range(0, MEMBERS)
                .mapToObj(i -> new Member("member-" + i, "127.0.0.1", 30_303 + i, 8_545 + i))
                .toList();
        NetworkDescription description =
                FreePorts.chosen(new NetworkDescription(CHAIN_ID, NetworkDescription.Timing.DEFAULT, members, writers));
        NetworkFiles files = NetworkFiles.init(description, directory, random);
        ValidatorNetwork network = new ValidatorNetwork(LocalNetwork.of(besu, files), description);
        boolean ready = false;
        try {
            network.bringBack();
            ready = true;
            return network;
        } finally {
            if (!ready) {
                network.close();
            }
        }
    }

    /** Where a member's node answers. */
    URI url(int member) {
        return network.nodes().get(member).url();
    }

    NetworkDescription.Timing timing() {
        return description.timing();
    }

    /** {@code kill -9} of a member's node. */
    void kill(int member) throws IOException {
        network.nodes().get(member).kill();
    }

    /** Starts those that do not run, and returns when each has the blocks that the others made. */
    void bringBack() throws IOException {
        network.start(PATIENCE);
    }

    @Override
    public void close() throws IOException {
        network.close();
    }
}
