package org.govchain.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Readings of devices. */
@Command(
        name = "readings",
        mixinStandardHelpOptions = true,
        description =
                "Send readings and digests of files, get them with their proof, see what is missing, play a fleet.")
final class ReadingsCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
    private CommandSpec spec;

    private ReadingsCommand() {}

    static CommandLine commandLine(Context context) {
        return new CommandLine(new ReadingsCommand())
                .addSubcommand(new ReadingsSendCommand(context))
                .addSubcommand(new ReadingsFileCommand(context))
                .addSubcommand(new ReadingsGetCommand(context))
                .addSubcommand(new ReadingsGapsCommand(context))
                .addSubcommand(new ReadingsSimulateCommand(context));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: readings send, file, get, gaps or simulate");
    }
}
