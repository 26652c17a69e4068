package org.govchain.cli;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.govchain.cli.network.ReportJson;
import org.govchain.cli.network.ReportLines;
import org.govchain.cli.terminal.Fault;
import org.govchain.cli.terminal.Progress;
import org.govchain.network.Member;
import org.govchain.network.NetworkDescription;
import org.govchain.network.NetworkExamination;
import org.govchain.network.NetworkFiles;
import org.govchain.network.NetworkReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the network is: whether blocks advance on every node, and whether the nodes agree. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Ask the members' nodes, watch until each has a new block, and compare their validators and allow lists.",
            "Exit code 0 when blocks advance on all and they agree, 3 when somebody has to do something."
        })
final class NetworkStatusCommand implements Callable<Integer> {

    @Mixin
    private NetworkDirectory directory = new NetworkDirectory();

    @Option(
            names = "--node",
            paramLabel = "NAME=URL",
            description =
                    "Where a member's node answers, may be repeated (default: host and RPC port of the description).")
    private Map<String, URI> nodes = Map.of();

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description = "Ask this member's node, may be repeated (default: all).")
    private List<String> only = List.of();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "How long to watch for new blocks (default: what an idle network may need).")
    private @Nullable Integer wait;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private final Context context;

    NetworkStatusCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        NetworkFiles files = directory.open(context);
        NetworkDescription description = files.description();
        Duration patience = wait == null ? NetworkExamination.patience(description.timing()) : Duration.ofSeconds(wait);
        NetworkReport report;
        try (Progress _ = context.terminal().progress("watching")) {
            report = new NetworkExamination(files, urls(description), patience).run();
        }
        if (json) {
            context.terminal().line(ReportJson.of(description, report));
        } else {
            new ReportLines(context.terminal(), description).print(report);
        }
        return report.isWell() ? ExitCode.OK : ExitCode.INVALID;
    }

    private Map<String, URI> urls(NetworkDescription description) {
        List<String> names = description.members().stream().map(Member::name).toList();
        Map<String, URI> urls = new HashMap<>(NetworkExamination.urls(description));
        urls.putAll(nodes);
        if (!only.isEmpty()) {
            urls.keySet().retainAll(only);
        }
        for (List<String> said : List.of(only, List.copyOf(nodes.keySet()))) {
            said.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
                throw new Fault("there is no member " + name, "the members are " + String.join(", ", names));
            });
        }
        return urls;
    }
}
