package org.govchain.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.govchain.chain.ChainUnavailable;
import org.govchain.cli.terminal.Fault;
import org.govchain.cli.terminal.Terminal;
import org.govchain.network.BesuNode;
import org.govchain.network.LocalNetwork;
import org.govchain.network.LocalNode;
import org.govchain.network.NetworkFiles;
import picocli.CommandLine.Option;

/** The network a command is about: the directory that {@code network init} made, or the folder of one member. */
final class NetworkDirectory {

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            required = true,
            description = "What network init made, or the folder of one member.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path directory;

    NetworkFiles open(Context context) {
        Path path = context.resolve(directory);
        try {
            return NetworkFiles.open(path);
        } catch (IllegalArgumentException e) {
            throw new Fault(message(e), "make one with: govchain network init --dir DIR", e);
        } catch (IOException e) {
            throw unreadable(e, path);
        }
    }

    Path path(Context context) {
        return context.resolve(directory);
    }

    /** Tells the nodes that run here to take the lists as the files have them now. */
    static void reload(NetworkFiles files, Terminal terminal) {
        for (LocalNode node : LocalNetwork.running(files).nodes()) {
            String name = node.member().name();
            try (BesuNode besu = BesuNode.open(node.url())) {
                besu.reloadPermissions();
                terminal.line("%-15s works with the new lists".formatted(name));
            } catch (ChainUnavailable e) {
                terminal.line(
                        "%-15s does not answer at %s: it reads the lists when it starts".formatted(name, node.url()));
            }
        }
    }

    static String message(Exception e) {
        String message = e.getMessage();
        return message == null ? e.toString() : message;
    }

    static Fault unreadable(IOException e, Path path) {
        return new Fault(
                "the files of the network in " + path + " cannot be read or written: " + message(e),
                "check the directory, your rights there and the space left",
                new UncheckedIOException(e));
    }
}
