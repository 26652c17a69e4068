package org.govchain.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.govchain.cli.terminal.Fault;
import org.govchain.verify.TrustPolicy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Copies a log, and what is published beside it, as static files. */
@Command(
        name = "mirror",
        mixinStandardHelpOptions = true,
        description = {
            "Copy a service's log with its anchored checkpoints, status lists, types and trust policy as static files.",
            "Run it again to copy what is new. Exit code 3 when the log contradicts itself, the mirror or the chain."
        })
final class MirrorCommand implements Callable<Integer> {

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder of the mirror.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private Path out;

    @Option(names = "--origin", paramLabel = "ORIGIN", description = "Refuse any other log than the one of this name.")
    private @Nullable String origin;

    @Option(
            names = {"--node", "--rpc"},
            paramLabel = "URL",
            description = "A member's node, which must hold the checkpoint that is copied.")
    private @Nullable URI node;

    @Option(names = "--watch", paramLabel = "SECONDS", description = "Copy again every so many seconds until Ctrl-C.")
    private @Nullable Integer seconds;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    @Mixin
    private TrustOptions trust = new TrustOptions();

    private final Context context;

    MirrorCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        TrustPolicy policy = trust.required(context);
        MirrorRun run = new MirrorRun(
                context,
                policy,
                options.service(context),
                context.resolve(out),
                Optional.ofNullable(origin),
                Optional.ofNullable(node));
        return seconds == null ? run.copy() : watch(run, Duration.ofSeconds(Math.max(1, seconds)));
    }

    /** An outage ends nothing: the next pass goes on. A contradiction does, because somebody has to look at it. */
    private int watch(MirrorRun run, Duration interval) {
        int exitCode = ExitCode.OK;
        do {
            try {
                exitCode = run.copy();
            } catch (Fault fault) {
                context.terminal().fault(fault);
            }
        } while (exitCode == ExitCode.OK && pause(interval));
        return exitCode;
    }

    private static boolean pause(Duration interval) {
        try {
            Thread.sleep(interval);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
