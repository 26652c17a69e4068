package org.govchain.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Devices that send readings, and gateways that send for them. */
@Command(
        name = "devices",
        mixinStandardHelpOptions = true,
        description = "Register the devices and gateways that send readings, and their keys.")
final class DevicesCommand implements Runnable {

    static final String ROLE = "sensor-operator";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
    private CommandSpec spec;

    private DevicesCommand() {}

    static CommandLine commandLine(Context context) {
        return new CommandLine(new DevicesCommand())
                .addSubcommand(new DevicesListCommand(context))
                .addSubcommand(new DevicesRegisterCommand(context))
                .addSubcommand(new DevicesStateCommand.Block(context))
                .addSubcommand(new DevicesStateCommand.Unblock(context))
                .addSubcommand(new DevicesStateCommand.Retire(context))
                .addSubcommand(new DevicesKeyCommand(context))
                .addSubcommand(new DevicesEnrolCommand(context))
                .addSubcommand(new DevicesKeysCommand(context))
                .addSubcommand(new DevicesRetireKeyCommand(context))
                .addSubcommand(new DevicesExportCommand(context));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say what to do: devices list, register, block, unblock, retire, key, enrol, keys, retire-key or export");
    }
}
