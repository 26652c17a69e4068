package org.govchain.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Four validators on the loopback interface, with the genesis and options of the real network. */
public final class BesuValidators {

    /** Four JVMs on two cores take half a minute; a busy machine takes longer. */
    public static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Set<Path> DISPOSABLE = ConcurrentHashMap.newKeySet();

    private static @Nullable LocalNetwork shared;

    private BesuValidators() {}

    /** Started by the first test that needs it; ends with the process. */
    public static synchronized LocalNetwork shared(BesuProgram besu, long chainId) throws IOException {
        LocalNetwork network = shared;
        if (network == null) {
            Path directory = Files.createTempDirectory("govchain-besu");
            NetworkDescription description =
                    new NetworkDescription(chainId, NetworkDescription.Timing.DEFAULT, members(4), List.of());
            network = start(besu, description, directory);
            // Kept where they are when they did not get that far: their output says why.
            DISPOSABLE.add(directory);
            shared = network;
        }
        return network;
    }

    /** A network of its own, which ends with the process at the latest. */
    public static LocalNetwork start(BesuProgram besu, NetworkDescription description, Path directory)
            throws IOException {
        LocalNetwork network = LocalNetwork.of(besu, NetworkFiles.write(description, directory, new SecureRandom()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(network, directory), "besu-end"));
        network.start(PATIENCE);
        return network;
    }

    /** Members on ports nobody listens on. */
    public static List<Member> members(int count) throws IOException {
        List<Integer> ports = FreePorts.find(2 * count);
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            members.add(new Member("member-" + i, "127.0.0.1", ports.removeFirst(), ports.removeFirst()));
        }
        return members;
    }

    private static void end(LocalNetwork network, Path directory) {
        try {
            network.close();
            if (DISPOSABLE.contains(directory)) {
                delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot end the validators", e);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
