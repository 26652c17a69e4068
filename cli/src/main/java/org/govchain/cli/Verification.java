package org.govchain.cli;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.govchain.cli.evidence.Gatherer;
import org.govchain.cli.evidence.Nodes;
import org.govchain.cli.evidence.PublicEvidence;
import org.govchain.cli.input.Input;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.terminal.Progress;
import org.govchain.verify.Evidence;
import org.govchain.verify.PolicyReading;
import org.govchain.verify.Presentation;
import org.govchain.verify.StatusListEvidence;
import org.govchain.verify.VerificationReport;
import org.govchain.verify.Verifier;

/** One verification from input to report: the same for the command {@code verify} and for the demo. */
final class Verification {

    private final Context context;

    Verification(Context context) {
        this.context = context;
    }

    /**
     * What to verify and by what.
     *
     * @param policy as read, perhaps refused
     * @param statusList a file with a status list fetched earlier
     * @param at the past instant to judge for; now when absent
     * @param sources whom to ask; nobody when absent
     */
    record Request(
            Input input,
            Optional<PolicyReading> policy,
            Optional<Path> statusList,
            Optional<Instant> at,
            Optional<Sources> sources) {}

    /** Whom the user allows to be asked. */
    record Sources(URI service, Set<String> allowedHosts, List<URI> nodes) {}

    /** The report and what a person should know about how it came about. */
    record Result(
            Input input, Presentation presentation, Evidence evidence, VerificationReport report, List<String> notes) {}

    Result run(Request request) {
        Verifier verifier = request.policy().map(Verifier::with).orElseGet(Verifier::withoutPolicy);
        Presentation presentation = Presentations.of(request.input());
        Evidence known = request.statusList()
                .map(file -> Evidence.none().withStatusList(statusList(file)))
                .orElseGet(Evidence::none);
        if (request.sources().isEmpty()) {
            return judge(request, verifier, presentation, known, List.of());
        }
        Sources sources = request.sources().get();
        try (ServiceClient client = new ServiceClient(sources.service(), Optional.empty());
                Progress _ = context.terminal().progress("asking for evidence")) {
            Gatherer gatherer = new Gatherer(
                    Optional.of(new PublicEvidence(client, sources.allowedHosts())), nodes(request, sources));
            Evidence gathered = gatherer.gather(presentation, known);
            return judge(request, verifier, presentation, gathered, gatherer.notes());
        }
    }

    private Result judge(
            Request request, Verifier verifier, Presentation presentation, Evidence evidence, List<String> notes) {
        Instant judgedFor = request.at().orElseGet(() -> context.clock().instant());
        VerificationReport report = verifier.verify(presentation, evidence, judgedFor);
        return new Result(request.input(), presentation, evidence, report, notes);
    }

    /** Without an accepted policy nobody says which contracts to ask. */
    private static Optional<Nodes> nodes(Request request, Sources sources) {
        return request.policy()
                .filter(PolicyReading.Read.class::isInstance)
                .map(reading -> ((PolicyReading.Read) reading).policy())
                .map(policy -> new Nodes(sources.nodes(), policy.content(), request.at()));
    }

    private static StatusListEvidence statusList(Path file) {
        return new StatusListEvidence.Token(new String(UserFiles.read(file), StandardCharsets.UTF_8).strip());
    }
}
