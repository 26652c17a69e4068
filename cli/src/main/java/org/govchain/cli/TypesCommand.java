package org.govchain.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What authors of credential types need. */
@Command(
        name = "types",
        mixinStandardHelpOptions = true,
        description = "Check the files that describe credential types.")
final class TypesCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
    private CommandSpec spec;

    private TypesCommand() {}

    static CommandLine commandLine(Context context) {
        return new CommandLine(new TypesCommand()).addSubcommand(new TypesCheckCommand(context));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: types check FILE");
    }
}
