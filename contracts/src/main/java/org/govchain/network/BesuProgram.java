package org.govchain.network;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command {@code besu} of a distribution, and how a validator of ours is run with it. */
public final class BesuProgram {

    /** Names the folder of a Besu distribution, the one that holds bin/besu. */
    public static final String PROPERTY = "govchain.besu.home";

    /** The same from the environment. */
    public static final String ENVIRONMENT = "GOVCHAIN_BESU_HOME";

    /** Enough for a consortium's chain; a node then takes some 400 MB. */
    private static final String HEAP = "-Xmx384m";

    private final Path program;

    private BesuProgram(Path program) {
        this.program = program;
    }

    /**
     * The distribution that property or environment names, or empty when neither does.
     *
     * @throws IllegalStateException when the folder holds no bin/besu
     */
    public static Optional<BesuProgram> find() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(ENVIRONMENT)))
                .filter(home -> !home.isBlank())
                .map(home -> in(Path.of(home)));
    }

    /** As {@link #find()}, for a folder that is known. */
    public static BesuProgram in(Path home) {
        Path program = home.resolve("bin/besu").toAbsolutePath();
        if (!Files.isExecutable(program)) {
            throw new IllegalStateException("no program at " + program + ": " + PROPERTY + " and " + ENVIRONMENT
                    + " name the folder of a Besu distribution");
        }
        return new BesuProgram(program);
    }

    /** The command line of a member's node, as a program's first argument to last; it stays in the foreground. */
    List<String> command(NetworkFiles files, Member member) {
        List<String> command = new ArrayList<>(List.of(
                // BESU_OPTS is how the distribution's start script takes options of the Java machine.
                "env", "BESU_OPTS=" + HEAP, program.toString()));
        command.addAll(options(files, member));
        command.add("--data-path=" + files.folder(member).resolve("data"));
        command.add("--genesis-file=" + files.genesis());
        command.add("--node-private-key-file=" + files.key(member));
        command.add("--static-nodes-file=" + files.staticNodes());
        command.add("--permissions-nodes-config-file=" + files.permissions());
        command.add("--permissions-accounts-config-file=" + files.permissions());
        command.add("--p2p-host=" + member.host());
        command.add("--rpc-http-host=127.0.0.1");
        return command;
    }

    /** What does not depend on where the files are: the same for a container. */
    static List<String> options(NetworkFiles files, Member member) {
        List<String> options = new ArrayList<>(List.of(
                "--rpc-http-enabled",
                "--rpc-http-port=" + member.rpcPort(),
                "--rpc-http-api=ETH,NET,QBFT,WEB3,TXPOOL,DEBUG,PERM",
                "--p2p-port=" + member.p2pPort(),
                "--discovery-enabled=false",
                "--nat-method=NONE",
                "--data-storage-format=BONSAI",
                "--sync-mode=FULL",
                "--min-gas-price=0",
                "--color-enabled=false",
                // The service names the contract's error from the receipt.
                "--revert-reason-enabled",
                "--permissions-nodes-config-file-enabled"));
        if (!files.description().writers().isEmpty()) {
            options.add("--permissions-accounts-config-file-enabled");
        }
        return options;
    }
}
