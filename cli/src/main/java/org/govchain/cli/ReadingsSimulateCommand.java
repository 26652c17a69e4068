package org.govchain.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.govchain.cli.readings.FleetRegistration;
import org.govchain.cli.readings.SenderKey;
import org.govchain.cli.readings.SimulatedFleet;
import org.govchain.cli.readings.SimulatedRadio;
import org.govchain.cli.readings.Simulation;
import org.govchain.cli.remote.DeviceRegister;
import org.govchain.cli.remote.ReadingsDoor;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.terminal.Colour;
import org.govchain.cli.terminal.Fault;
import org.govchain.cli.terminal.Progress;
import org.govchain.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plays a LoRaWAN fleet against a running service. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Play devices that send through gateways, as in a LoRaWAN city: readings get lost, are heard by several gateways,",
            "come late and out of order; the same seed plays the same. Devices and gateways are registered when they are not",
            "there. Exit code 0 when each reading that was heard is there, once, and none was refused; 3 otherwise."
        })
final class ReadingsSimulateCommand implements Callable<Integer> {

    private static final String LINE = "%8s %10s %10s %12s %8s %9s %10s %12s";

    @Option(
            names = "--devices",
            paramLabel = "N",
            description = "How many devices, 1 to 99999 (default: ${DEFAULT-VALUE}).")
    private int devices = 100;

    @Option(
            names = "--rate",
            paramLabel = "R",
            description = "Readings of each device a minute (default: ${DEFAULT-VALUE}).")
    private double rate = 1;

    @Option(names = "--seconds", description = "How long (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(names = "--burst", paramLabel = "FACTOR", description = "Send so many times as much for a while: 10.")
    private double burst = 1;

    @Option(
            names = "--burst-from",
            paramLabel = "SECONDS",
            description = "When that begins (default: after a third of the time).")
    private @Nullable Integer burstFrom;

    @Option(names = "--burst-for", paramLabel = "SECONDS", description = "For how long (default: a third of the time).")
    private @Nullable Integer burstFor;

    @Option(names = "--gateways", paramLabel = "N", description = "How many gateways (default: ${DEFAULT-VALUE}).")
    private int gateways = 3;

    @Option(
            names = "--loss",
            paramLabel = "SHARE",
            description = "Share of readings that is lost at first (default: ${DEFAULT-VALUE}).")
    private double loss = 0.05;

    @Option(names = "--seed", description = "What all chance follows from (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--prefix", description = "What all names begin with (default: ${DEFAULT-VALUE}).")
    private String prefix = "sim";

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description = "Where the gateways' keys are kept (default: simulated, beside the embedded default's).")
    private @Nullable Path keys;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    private final Context context;
    private final Terminal terminal;

    ReadingsSimulateCommand(Context context) {
        this.context = context;
        this.terminal = context.terminal();
    }

    @Override
    public Integer call() {
        refuseNonsense();
        try (ServiceClient client = options.authorisedAs(context, DevicesCommand.ROLE);
                ServiceClient door = options.unauthorised(context)) {
            List<SenderKey> signers = registered(new FleetRegistration(new DeviceRegister(client), prefix));
            long start = context.clock().millis();
            SimulatedFleet fleet = new SimulatedFleet(
                    prefix,
                    Long.toHexString(start / 1000),
                    devices,
                    seed,
                    new SimulatedRadio(gateways, loss),
                    at -> isBurst(at - start) ? rate * burst : rate,
                    start);
            terminal.line(terminal.paint(
                    Colour.BOLD,
                    LINE.formatted(
                            "seconds",
                            "sent",
                            "accepted",
                            "duplicates",
                            "refused",
                            "waiting",
                            "held back",
                            "answer p99")));
            Simulation.State end = new Simulation(
                            fleet, signers, new ReadingsDoor(door, Duration.ofMinutes(5)), context.clock()::millis)
                    .run(Duration.ofSeconds(seconds), this::line);
            return say(end);
        } catch (ServiceUnreachable e) {
            throw e.asFault();
        }
    }

    private List<SenderKey> registered(FleetRegistration registration) throws ServiceUnreachable {
        Path folder = keys == null ? context.home().resolve("simulated") : context.resolve(keys);
        UserFiles.createParent(folder.resolve("key"));
        try (Progress _ = terminal.progress("registering devices")) {
            int fresh = registration.devices(devices);
            terminal.line("devices    " + devices + ", of which " + fresh + " were registered now");
            return registration.gateways(gateways, folder, context.random());
        }
    }

    private boolean isBurst(long millis) {
        long from = 1000L * (burstFrom == null ? seconds / 3 : burstFrom);
        long until = from + 1000L * (burstFor == null ? seconds / 3 : burstFor);
        return millis >= from && millis < until;
    }

    private void line(Simulation.State state) {
        terminal.line(LINE.formatted(
                Math.round(state.seconds()),
                state.sent(),
                state.tally().accepted(),
                state.tally().duplicates(),
                state.tally().refused(),
                state.waiting(),
                state.heldBack(),
                millis(state.answeredWithin(0.99))));
    }

    private int say(Simulation.State end) {
        line(end);
        say("sent", end.sent() + ", of which " + end.lost() + " were heard by nobody: these are gaps");
        say(
                "accepted",
                end.tally().accepted() + ", " + Math.round(end.tally().accepted() / end.seconds()) + " a second");
        say("duplicates", end.tally().duplicates() + " heard by further gateways");
        end.tally().reasons().forEach((why, count) -> say("refused", count + " " + why));
        say("answers", "p50 " + millis(end.answeredWithin(0.5)) + ", p99 " + millis(end.answeredWithin(0.99)));
        if (end.isWhole()) {
            say("whole", "each reading that was heard is there, once");
            return ExitCode.OK;
        }
        say("not whole", "expected " + (end.sent() - end.lost()) + " readings and " + end.delivered() + " answers");
        return ExitCode.INVALID;
    }

    private void refuseNonsense() {
        boolean sound = devices >= 1
                && devices <= 99_999
                && rate > 0
                && rate * burst <= 600
                && burst >= 1
                && seconds >= 1
                && gateways >= 1
                && gateways <= 64
                && loss >= 0
                && loss < 1;
        if (!sound) {
            throw new Fault(
                    "these devices cannot be played",
                    "1 to 99999 devices, up to 600 readings a minute each, bursts of 1 and more, 1 to 64 gateways, loss from 0 to below 1");
        }
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, "%.1f ms", millis);
    }

    private void say(String what, String text) {
        terminal.line("%-11s%s".formatted(what, text));
    }
}
