package org.govchain.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.govchain.cli.export.ExportFolder;
import org.govchain.cli.export.Exporting;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.terminal.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Takes along everything that an authority needs to leave. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Write everything that an authority needs to leave: credentials with their proofs, salts and attachments,",
            "changes of status, status lists, keys, trust policy. Contains claims: the folder is for its owner only.",
            "An export that was interrupted goes on when the command is run again."
        })
final class ExportCommand implements Callable<Integer> {

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "An empty or interrupted folder.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private Path out;

    @Option(names = "--page", paramLabel = "N", description = "Documents a page (default: ${DEFAULT-VALUE}).")
    private int page = 500;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    private final Context context;

    ExportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path folder = context.resolve(out);
        try (ServiceClient service = options.authorisedAs(context, "authority-admin");
                Progress progress = context.terminal().progress("exporting credentials")) {
            JsonNode summary = service.get("api/export").orRefuse().json();
            long documents = summary.path("documents").asLong();
            String whose = summary.path("authority").asString() + " at " + service.base();
            Exporting exporting = new Exporting(service, ExportFolder.open(folder, whose), summary, page);
            String what = exporting.run(context.clock().instant(), done -> progress.at(done, documents));
            context.terminal()
                    .line("exported " + what + " of " + summary.path("name").asString());
            context.terminal().line("wrote    " + context.shown(folder));
        } catch (ServiceUnreachable e) {
            throw e.asFault();
        }
        context.terminal().hint("the folder holds claims in clear: encrypt it before it leaves this machine");
        return ExitCode.OK;
    }
}
