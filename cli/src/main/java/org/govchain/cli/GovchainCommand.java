package org.govchain.cli;

import org.govchain.cli.terminal.Fault;
import org.govchain.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of all commands: prints what there is. */
@Command(
        name = "govchain",
        mixinStandardHelpOptions = true,
        version = "govchain 0.1.0",
        description = "Issue, check and audit certificates and permits that are anchored on a chain.",
        footer = {"", "Exit codes: 0 done or VALID, 1 fault, 2 usage, 3 INVALID, 4 INDETERMINATE.", "More: docs/cli.md"
        })
final class GovchainCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
    private CommandSpec spec;

    /** The whole command line with everything it needs; {@code execute} returns the exit code. */
    static CommandLine commandLine(Context context) {
        Terminal terminal = context.terminal();
        CommandLine line = new CommandLine(new GovchainCommand())
                .addSubcommand(new VerifyCommand(context))
                .addSubcommand(new IssueCommand(context))
                .addSubcommand(new BatchCommand(context))
                .addSubcommand(new RevokeCommand(context))
                .addSubcommand(DevicesCommand.commandLine(context))
                .addSubcommand(ReadingsCommand.commandLine(context))
                .addSubcommand(DataGrantsCommand.commandLine(context))
                .addSubcommand(new AuditCommand(context))
                .addSubcommand(new MirrorCommand(context))
                .addSubcommand(new ExportCommand(context))
                .addSubcommand(new ImportCommand(context))
                .addSubcommand(new TrustCommand(context))
                .addSubcommand(new LogCommand(context))
                .addSubcommand(new RegistrationCommand(context))
                .addSubcommand(ConsortiumCommand.commandLine(context))
                .addSubcommand(new TokenCommand(context))
                .addSubcommand(new InspectCommand(context))
                .addSubcommand(TypesCommand.commandLine(context))
                .addSubcommand(new DoctorCommand(context))
                .addSubcommand(NetworkCommand.commandLine(context))
                .addSubcommand(new ServeCommand(context))
                .addSubcommand(new DemoCommand(context));
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(false);
        line.setParameterExceptionHandler((failure, args) -> usage(terminal, failure));
        line.setExecutionExceptionHandler((failure, command, result) -> fault(terminal, failure));
        return line;
    }

    private static int usage(Terminal terminal, ParameterException failure) {
        terminal.note("govchain: " + failure.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, terminal.err());
        terminal.hint("see: " + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private static int fault(Terminal terminal, Exception failure) throws Exception {
        if (failure instanceof Fault fault) {
            terminal.fault(fault);
            return ExitCode.FAULT;
        }
        throw failure;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
