package org.govchain.cli;

import org.govchain.cli.remote.DeviceRegister.Step;
import org.govchain.cli.terminal.Fault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Whether readings of a device are taken. */
abstract class DevicesStateCommand implements Runnable {

    @Mixin
    private SenderOptions sender = new SenderOptions();

    private final Context context;
    private final Step step;

    DevicesStateCommand(Context context, Step step) {
        this.context = context;
        this.step = step;
    }

    @Override
    public void run() {
        JsonNode row = sender.with(context, (register, kind, id) -> {
            require(context, sender.name());
            return register.take(step, kind, id);
        });
        context.terminal().line("%-11s%s".formatted(row.path("state").asString(""), sender.name()));
    }

    /** What somebody has to say before it is done. @throws Fault when they do not */
    void require(Context person, String name) {}

    @Command(
            name = "block",
            mixinStandardHelpOptions = true,
            description = "Refuse the readings of a device from now on, until it is unblocked.")
    static final class Block extends DevicesStateCommand {

        Block(Context context) {
            super(context, Step.BLOCK);
        }
    }

    @Command(
            name = "unblock",
            mixinStandardHelpOptions = true,
            description = "Take the readings of a blocked device again.")
    static final class Unblock extends DevicesStateCommand {

        Unblock(Context context) {
            super(context, Step.UNBLOCK);
        }
    }

    @Command(
            name = "retire",
            mixinStandardHelpOptions = true,
            description = {
                "End a device for good: its keys are retired, its readings refused, its name not given again. What is in its",
                "stream stays."
            })
    static final class Retire extends DevicesStateCommand {

        @Option(names = "--yes", description = "Do not ask.")
        private boolean yes;

        Retire(Context context) {
            super(context, Step.RETIRE);
        }

        @Override
        void require(Context person, String name) {
            if (!yes && !person.terminal().confirms("Retire " + name + " and its keys for good?")) {
                throw new Fault("nothing was done", "answer yes, or give --yes");
            }
        }
    }
}
