package org.govchain.cli;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.govchain.cli.process.ServiceProcess;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the service until Ctrl-C. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Run the service. Without --config it brings its own database, development chain and demo authority,",
            "kept under .govchain, and goes on where it stopped."
        })
final class ServeCommand implements Callable<Integer> {

    @Option(names = "--port", description = "Where to listen on this machine (default: ${DEFAULT-VALUE}).")
    private int port = 8080;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration of a real installation; nothing embedded, nothing with a default secret.")
    private @Nullable Path config;

    @Parameters(paramLabel = "ARG", arity = "0..*", description = "Further arguments for the service, after --.")
    private List<String> further = List.of();

    private final Context context;

    ServeCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (config != null) {
            List<String> arguments = new ArrayList<>(List.of(
                    "--spring.config.additional-location=file:" + context.resolve(config), "--server.port=" + port));
            arguments.addAll(further);
            try (ServiceProcess service =
                    ServiceProcess.start(context.root(), List.of(), arguments, Redirect.INHERIT)) {
                return service.await();
            }
        }
        try (ServiceProcess service = EmbeddedService.start(context, port, Redirect.INHERIT, further)) {
            context.terminal().note("govchain: ready at " + EmbeddedService.url(port) + ", Ctrl-C ends it");
            return service.await();
        }
    }
}
