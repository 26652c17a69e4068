package org.govchain.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.govchain.chain.AccountAddress;
import org.govchain.chain.ChainConnection;
import org.govchain.network.BesuProgram;
import org.govchain.network.FreePorts;
import org.govchain.network.LocalNetwork;
import org.govchain.network.LocalNode;
import org.govchain.network.Member;
import org.govchain.network.NetworkDescription;
import org.govchain.network.NetworkFiles;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** Four Besu validators, started by the first test that needs them; they end with the process. */
final class SharedValidators {

    /** Four JVMs on two busy cores. */
    static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final long CHAIN_ID = 20_264;

    private static @Nullable LocalNetwork network;

    private SharedValidators() {}

    /** The network, with these accounts on the list of every node. */
    static synchronized LocalNetwork admitting(List<AccountAddress> writers) throws IOException {
        LocalNetwork running = network;
        if (running == null) {
            running = start(Files.createTempDirectory("govchain-validators"));
            network = running;
        }
        List<String> accounts = writers.stream().map(AccountAddress::hex).toList();
        for (LocalNode node : running.nodes()) {
            try (ChainConnection connection = ChainConnection.open(node.url())) {
                connection.query("perm_addAccountsToAllowlist", accounts);
            }
        }
        return running;
    }

    private static LocalNetwork start(Path directory) throws IOException {
        List<Member> members = IntStream.range(0, 4)
                .mapToObj(i -> new Member("member-" + i, "127.0.0.1", 30_303 + i, 8_545 + i))
                .toList();
        NetworkDescription description = FreePorts.chosen(
                new NetworkDescription(CHAIN_ID, NetworkDescription.Timing.DEFAULT, members, List.of()));
        LocalNetwork started = LocalNetwork.of(
                BesuProgram.find().orElseThrow(), NetworkFiles.init(description, directory, new SecureRandom()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(started, directory), "validators-end"));
        started.start(PATIENCE);
        System.out.println("chain of the test network: four Besu validators");
        return started;
    }

    private static void end(LocalNetwork started, Path directory) {
        try {
            started.close();
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot end the validators", e);
        }
    }
}
