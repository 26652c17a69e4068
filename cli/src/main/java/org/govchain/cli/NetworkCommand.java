package org.govchain.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The consortium's network: its files, its nodes, its validators. */
@Command(
        name = "network",
        mixinStandardHelpOptions = true,
        description = "Make, run, watch and change the consortium's Besu network.")
final class NetworkCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
    private CommandSpec spec;

    static CommandLine commandLine(Context context) {
        return new CommandLine(new NetworkCommand())
                .addSubcommand(new NetworkInitCommand(context))
                .addSubcommand(new NetworkMemberKeysCommand(context))
                .addSubcommand(new NetworkStartCommand(context))
                .addSubcommand(new NetworkStopCommand(context))
                .addSubcommand(new NetworkStatusCommand(context))
                .addSubcommand(new NetworkAdmitCommand(context))
                .addSubcommand(new NetworkDismissCommand(context))
                .addSubcommand(new NetworkAllowCommand(context))
                .addSubcommand(new NetworkDisallowCommand(context))
                .addSubcommand(new NetworkReloadCommand(context))
                .addSubcommand(new NetworkVoteCommand(context));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say what to do: network init, member-keys, start, stop, status, admit, dismiss, vote, allow, disallow or"
                        + " reload");
    }
}
