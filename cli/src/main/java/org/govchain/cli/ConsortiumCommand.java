package org.govchain.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The members of the network, who own the registry together: founding, proposals, votes. */
@Command(
        name = "consortium",
        mixinStandardHelpOptions = true,
        description = "Found a consortium, propose changes of registry and members, and vote on them.")
final class ConsortiumCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
    private CommandSpec spec;

    private ConsortiumCommand() {}

    static CommandLine commandLine(Context context) {
        return new CommandLine(new ConsortiumCommand())
                .addSubcommand(new ConsortiumAccountCommand(context))
                .addSubcommand(new ConsortiumDeployCommand(context))
                .addSubcommand(new ConsortiumVerifyCommand(context))
                .addSubcommand(new ConsortiumListCommand(context))
                .addSubcommand(new ConsortiumShowCommand(context))
                .addSubcommand(new ConsortiumProposeCommand(context))
                .addSubcommand(new ConsortiumVoteCommand.Approve(context))
                .addSubcommand(new ConsortiumVoteCommand.Reject(context))
                .addSubcommand(new ConsortiumVoteCommand.Execute(context))
                .addSubcommand(new ConsortiumAcceptCommand(context));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say what to do: consortium list, show, propose, approve, reject, execute, …");
    }
}
