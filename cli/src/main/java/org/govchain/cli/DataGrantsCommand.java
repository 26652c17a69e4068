package org.govchain.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who else may read the authority's streams. */
@Command(
        name = "data-grants",
        mixinStandardHelpOptions = true,
        description = "Let others read streams that are not open, see who may, and end it.")
final class DataGrantsCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
    private CommandSpec spec;

    private DataGrantsCommand() {}

    static CommandLine commandLine(Context context) {
        return new CommandLine(new DataGrantsCommand())
                .addSubcommand(new DataGrantsGiveCommand(context))
                .addSubcommand(new DataGrantsListCommand(context))
                .addSubcommand(new DataGrantsWithdrawCommand(context));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: data-grants give, list or withdraw");
    }
}
