package org.govchain.cli;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.govchain.cli.process.ServiceProcess;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The main job from request to offline proof, on a chain and a database that come with it. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Issue a licence that stays valid and one that is revoked, notarise readings of two weather stations, wait",
            "until all is anchored, check it with and without network. Then serve until Ctrl-C, or end with --once."
        })
final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--once",
            defaultValue = "${env:GOVCHAIN_DEMO_ONCE:-false}",
            description = "End when done, and stop what was started (default: GOVCHAIN_DEMO_ONCE).")
    private boolean once;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "${env:GOVCHAIN_DEMO_OUT}",
            description = "Where to write licence.pdf and the rest (default: GOVCHAIN_DEMO_OUT, else target/demo).")
    private @Nullable Path out;

    @Option(names = "--type", description = "Credential type of the claims (default: ${DEFAULT-VALUE}).")
    private String type = "liquor-licence";

    @Option(
            names = "--claims",
            paramLabel = "FILE",
            description = "Claims of the licence that stays valid (default: docs/samples/liquor-licence.json).")
    private @Nullable Path claims;

    @Option(
            names = "--attach",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files to certify with it (default: docs/samples/grundriss.svg).")
    private @Nullable List<Path> attachments;

    @Option(names = "--port", description = "Where the service listens on this machine (default: ${DEFAULT-VALUE}).")
    private int port = 8080;

    private final Context context;

    DemoCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Terminal terminal = context.terminal();
        Path log = EmbeddedService.logFile(context);
        try (ServiceClient probe = new ServiceClient(EmbeddedService.url(port), Optional.empty())) {
            if (ServiceProcess.isReady(probe)) {
                terminal.line("using the service that runs at " + EmbeddedService.url(port));
                return run();
            }
        }
        terminal.line("starting database, chain and service under " + context.home() + " (log: " + log + ")");
        Redirect output = Redirect.appendTo(created(log).toFile());
        try (ServiceProcess service = EmbeddedService.start(context, port, output, List.of())) {
            int result = run();
            if (once || result != ExitCode.OK) {
                return result;
            }
            terminal.line("");
            terminal.line("serving at " + EmbeddedService.url(port) + " until Ctrl-C; try in another shell:");
            if (!EmbeddedService.url(port).equals(ServiceOptions.EMBEDDED)) {
                terminal.line("  export GOVCHAIN_SERVICE=" + EmbeddedService.url(port));
            }
            terminal.line(
                    "  ./govchain issue --type liquor-licence --claims docs/samples/liquor-licence.json --attach ANY-FILE");
            terminal.line("  ./govchain verify ANY-FILE");
            return service.await();
        }
    }

    private static Path created(Path log) {
        UserFiles.createParent(log);
        return log;
    }

    private int run() {
        Path samples = context.root().resolve("docs").resolve("samples");
        DemoRun.Wish wish = new DemoRun.Wish(
                type,
                Optional.ofNullable(claims).map(context::resolve).orElse(samples.resolve("liquor-licence.json")),
                Optional.ofNullable(attachments)
                        .map(files -> files.stream().map(context::resolve).toList())
                        .orElse(List.of(samples.resolve("grundriss.svg"))),
                samples.resolve("liquor-licence-company.json"),
                List.of(
                        DemoSeries.ofHours(samples.resolve("seattle-july.csv")),
                        DemoSeries.ofDays(samples.resolve("seattle-november.csv"))),
                context.resolve(Optional.ofNullable(out)
                        .orElse(context.root().resolve("target").resolve("demo"))));
        try {
            return new DemoRun(context, EmbeddedService.url(port), wish).run();
        } catch (ServiceUnreachable e) {
            throw e.asFault();
        }
    }
}
