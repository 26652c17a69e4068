package org.govchain.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.govchain.chain.ChainUnavailable;
import org.govchain.chain.DeploymentRecord;
import org.govchain.cli.network.ContractActivity;
import org.govchain.cli.network.ReportJson;
import org.govchain.cli.network.ReportLines;
import org.govchain.cli.terminal.Fault;
import org.govchain.cli.terminal.Progress;
import org.govchain.log.Parsed;
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

    @Option(
            names = "--contracts",
            paramLabel = "FILE",
            description = "contracts.json of the founding: shows last anchors and open proposals"
                    + " (default: GOVCHAIN_CONTRACTS, else the one in DIR).")
    private @Nullable Path contracts;

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
        Optional<ContractActivity> activity;
        try (Progress _ = context.terminal().progress("watching")) {
            report = new NetworkExamination(files, urls(description), patience).run();
            activity = activity(report);
        }
        if (json) {
            context.terminal().line(ReportJson.of(description, report, activity));
        } else {
            new ReportLines(context.terminal(), description, context.clock().instant()).print(report, activity);
        }
        return report.isWell() ? ExitCode.OK : ExitCode.INVALID;
    }

    private Optional<ContractActivity> activity(NetworkReport report) {
        Optional<DeploymentRecord> deployment = deployment();
        if (deployment.isEmpty() || report.answering().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    ContractActivity.read(report.answering().getFirst().url(), deployment.get()));
        } catch (ChainUnavailable e) {
            throw new Fault(
                    "the contracts of contracts.json give no answer: " + e.getMessage(),
                    "is it the file of this network? govchain consortium verify examines it",
                    e);
        }
    }

    private Optional<DeploymentRecord> deployment() {
        Path usual = directory.path(context).resolve("contracts.json");
        Optional<Path> named = Optional.ofNullable(contracts)
                .or(() -> context.variable("GOVCHAIN_CONTRACTS").map(Path::of))
                .map(context::resolve);
        if (named.isEmpty() && Files.notExists(usual)) {
            return Optional.empty();
        }
        Path file = named.orElse(usual);
        return switch (DeploymentRecord.parse(UserFiles.read(file))) {
            case Parsed.Ok<DeploymentRecord>(DeploymentRecord deployment) -> Optional.of(deployment);
            case Parsed.Malformed<DeploymentRecord>(String reason) ->
                throw new Fault(file + " is no file of a founding: " + reason, "govchain consortium deploy writes one");
        };
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
