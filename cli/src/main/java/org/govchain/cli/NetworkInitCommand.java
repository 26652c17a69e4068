package org.govchain.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.govchain.cli.terminal.Fault;
import org.govchain.cli.terminal.Terminal;
import org.govchain.network.DescriptionJson;
import org.govchain.network.FreePorts;
import org.govchain.network.MemberFolder;
import org.govchain.network.NetworkDescription;
import org.govchain.network.NetworkFiles;
import org.govchain.network.PublicKeys;
import org.govchain.network.Quorum;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a network's files: one folder for each member. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = {
            "Make a new network from a description: genesis block, allow lists, and one folder to hand to each member.",
            "Members whose public keys are in the description keep their secrets; for all others keys are made."
        })
final class NetworkInitCommand implements Callable<Integer> {

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            required = true,
            description = "A directory that is empty or not there.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path directory;

    @Option(
            names = "--description",
            paramLabel = "FILE",
            description = "Members, ports, chain id, times (default: four sample organisations on this machine).")
    private @Nullable Path description;

    @Option(names = "--free-ports", description = "Choose ports that are free, for members on this machine.")
    private boolean freePorts;

    private final Context context;

    NetworkInitCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path target = context.resolve(directory);
        NetworkDescription wanted = wanted();
        try {
            NetworkDescription described = freePorts ? FreePorts.chosen(wanted) : wanted;
            print(NetworkFiles.init(described, target, context.random()), wanted);
        } catch (IllegalStateException e) {
            throw new Fault(NetworkDirectory.message(e), "name another directory with --dir", e);
        } catch (IOException e) {
            throw NetworkDirectory.unreadable(e, target);
        }
        return ExitCode.OK;
    }

    private NetworkDescription wanted() {
        if (description == null) {
            return DescriptionJson.sample();
        }
        try {
            return DescriptionJson.parse(UserFiles.read(context.resolve(description)));
        } catch (IllegalArgumentException e) {
            throw new Fault(
                    description + " is no description of a network: " + NetworkDirectory.message(e),
                    "besu-network/README.md says what belongs there",
                    e);
        }
    }

    private void print(NetworkFiles files, NetworkDescription wanted) {
        Terminal terminal = context.terminal();
        Quorum quorum = files.description().quorum();
        terminal.line("chain " + files.description().chainId() + ": " + quorum.validators() + " validators, "
                + quorum.needed() + " must agree, " + quorum.spare() + " may be away");
        for (MemberFolder folder : files.folders()) {
            PublicKeys keys = folder.member().known();
            terminal.line("");
            terminal.line(context.shown(folder.path()).toString());
            terminal.line("  validator " + keys.node().validator() + " at "
                    + folder.member().host() + ":" + folder.member().p2pPort());
            terminal.line("  accounts  "
                    + keys.accounts().entrySet().stream()
                            .map(account -> account.getKey() + " " + account.getValue())
                            .collect(Collectors.joining(", ")));
        }
        quorum.warning().ifPresent(terminal::hint);
        if (wanted.timing().outlastsPatience()) {
            terminal.hint(
                    "emptyBlockPeriodSeconds is too long: the validators give up on a silent proposer after block period and"
                            + " request timeout, and votes of half of them are not cast while the network is idle");
        }
        if (wanted.members().stream().anyMatch(member -> member.keys().isEmpty())) {
            terminal.hint(
                    "the folders hold keys: give each to its member alone and delete it here. Nobody holds another's key"
                            + " where members make them at home: govchain network member-keys");
        }
    }
}
