package org.govchain.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.govchain.cli.export.Finding;
import org.govchain.cli.export.Importing;
import org.govchain.cli.export.ReceivedFolder;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.terminal.Colour;
import org.govchain.cli.terminal.Fault;
import org.govchain.cli.terminal.Progress;
import org.govchain.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Takes in what an authority brought along. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Take an export of another installation into this one. Nothing in the folder is believed: every file and every line is",
            "checked first, by the trust policy that the service's operator named in govchain.import.trust-policy, and nothing is",
            "taken in while one of them is faulty. Run it again after an interruption: nothing is taken in twice."
        })
final class ImportCommand implements Callable<Integer> {

    private static final int MOST_SHOWN = 50;

    @Parameters(paramLabel = "DIR", description = "The folder that govchain export wrote.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private Path directory;

    @Option(names = "--dry-run", description = "Check everything and take in nothing.")
    private boolean dryRun;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    private final Context context;

    ImportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ReceivedFolder folder = ReceivedFolder.open(context.resolve(directory));
        try (ServiceClient service = options.authorisedAs(context, "operator")) {
            JsonNode here = service.get("api/import").orRefuse().json();
            line("export", folder.said("name") + ", " + folder.said("exportedAt") + ", log " + folder.said("origin"));
            line("policy", here.path("trustPolicy").asString(""));
            requireSameAuthority(folder, here.path("issuer").asString(""));
            List<Finding> faulty = check(service, folder);
            if (!faulty.isEmpty()) {
                return refused(faulty);
            }
            line("checked", "every file and every line is what was signed");
            return dryRun ? ExitCode.OK : take(service, folder);
        } catch (ServiceUnreachable e) {
            throw e.asFault();
        }
    }

    private static void requireSameAuthority(ReceivedFolder folder, String issuer) {
        if (!folder.said("issuer").equals(issuer)) {
            throw new Fault(
                    "the export is of " + folder.said("issuer") + ", the token is for " + issuer,
                    "use a token of the authority that the export belongs to");
        }
    }

    private List<Finding> check(ServiceClient service, ReceivedFolder folder) throws ServiceUnreachable {
        try (Progress progress = context.terminal().progress("checking lines")) {
            return new Importing(service, folder, sent -> progress.at(sent, 0)).check();
        }
    }

    private int take(ServiceClient service, ReceivedFolder folder) throws ServiceUnreachable {
        try (Progress progress = context.terminal().progress("importing lines")) {
            Importing importing = new Importing(service, folder, sent -> progress.at(sent, 0));
            List<Finding> faulty = importing.run();
            line("imported", importing.summary());
            return faulty.isEmpty() ? ExitCode.OK : refused(faulty);
        }
    }

    private int refused(List<Finding> faulty) {
        Terminal terminal = context.terminal();
        terminal.line(terminal.paint(Colour.RED, "refused") + "  " + faulty.size() + " findings");
        faulty.stream().limit(MOST_SHOWN).forEach(finding -> terminal.line("  " + finding));
        if (faulty.size() > MOST_SHOWN) {
            terminal.line("  and " + (faulty.size() - MOST_SHOWN) + " more");
        }
        terminal.hint(
                "have the authority's former installation export again; what the reasons mean: docs/spec/export.md");
        return ExitCode.INVALID;
    }

    private void line(String what, String text) {
        context.terminal().line("%-8s %s".formatted(what, text));
    }
}
