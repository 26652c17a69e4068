package org.govchain.cli;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.govchain.cli.evidence.Gatherer;
import org.govchain.cli.evidence.Nodes;
import org.govchain.cli.evidence.PublicEvidence;
import org.govchain.cli.input.Input;
import org.govchain.cli.mirror.MirrorDirectory;
import org.govchain.cli.mirror.MirrorEvidence;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.terminal.Fault;
import org.govchain.cli.terminal.Progress;
import org.govchain.log.Parsed;
import org.govchain.verify.ChainEvidence;
import org.govchain.verify.Evidence;
import org.govchain.verify.PdfProof;
import org.govchain.verify.PolicyReading;
import org.govchain.verify.Presentation;
import org.govchain.verify.Questions;
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
     * @param pdfProof a file with what proves a PDF file's entry in the log
     * @param at the past instant to judge for; now when absent
     * @param sources whom to ask; nobody when absent
     */
    record Request(
            Input input,
            Optional<PolicyReading> policy,
            Optional<Path> statusList,
            Optional<Path> pdfProof,
            Optional<Instant> at,
            Optional<Sources> sources) {}

    /**
     * Whom the user allows to be asked.
     *
     * @param service absent when no service is
     * @param mirror the folder of a mirror, asked first
     * @param nodes empty when the chain is not asked
     */
    record Sources(Optional<URI> service, Set<String> allowedHosts, Optional<Path> mirror, List<URI> nodes) {}

    /** The report and what a person should know about how it came about. */
    record Result(
            Input input, Presentation presentation, Evidence evidence, VerificationReport report, List<String> notes) {}

    Result run(Request request) {
        Verifier verifier = request.policy().map(Verifier::with).orElseGet(Verifier::withoutPolicy);
        Presentation presentation = Presentations.of(request.input());
        Evidence known = known(request);
        if (request.sources().isEmpty()) {
            return judge(request, verifier, presentation, known, List.of());
        }
        Sources sources = request.sources().get();
        Optional<ServiceClient> client = sources.service().map(uri -> new ServiceClient(uri, Optional.empty()));
        try (Progress progress = context.terminal().progress("asking for evidence")) {
            Chain chain = chain(request, sources);
            Optional<MirrorEvidence> mirror = sources.mirror()
                    .map(folder -> new MirrorEvidence(new MirrorDirectory(folder), read -> progress.at(read, 0)));
            Gatherer gatherer = new Gatherer(
                    mirror,
                    client.map(asked -> new PublicEvidence(asked, sources.allowedHosts())),
                    chain,
                    request.at());
            Evidence gathered = gatherer.gather(presentation, known);
            Presentation judged = mirror.map(it -> it.judged(presentation)).orElse(presentation);
            List<String> notes = new ArrayList<>(gatherer.notes());
            notes.addAll(chain.notes());
            return judge(request, verifier, judged, gathered, notes);
        } finally {
            client.ifPresent(ServiceClient::close);
        }
    }

    private static Evidence known(Request request) {
        Evidence evidence = request.statusList()
                .map(file -> Evidence.none().withStatusList(statusList(file)))
                .orElseGet(Evidence::none);
        return request.pdfProof()
                .map(file -> evidence.withPdfProof(pdfProof(file)))
                .orElse(evidence);
    }

    private static PdfProof pdfProof(Path file) {
        return switch (PdfProof.parse(UserFiles.read(file))) {
            case Parsed.Ok<PdfProof>(PdfProof proof) -> proof;
            case Parsed.Malformed<PdfProof>(String reason) ->
                throw new Fault(
                        "the proof of the PDF file cannot be read: " + reason,
                        "get it once more: GET /evidence/{signed range}/pdf of the service that made the file");
        };
    }

    private Result judge(
            Request request, Verifier verifier, Presentation presentation, Evidence evidence, List<String> notes) {
        VerificationReport report = request.at()
                .map(past -> verifier.verifyPast(presentation, evidence, past))
                .orElseGet(() ->
                        verifier.verify(presentation, evidence, context.clock().instant()));
        return new Result(request.input(), presentation, evidence, report, notes);
    }

    /** Without an accepted policy nobody says which contracts to ask. */
    private static Chain chain(Request request, Sources sources) {
        if (sources.nodes().isEmpty()) {
            return new Chain(Optional.empty(), new ChainEvidence.NotAsked());
        }
        Optional<Nodes> nodes = request.policy()
                .filter(PolicyReading.Read.class::isInstance)
                .map(reading -> ((PolicyReading.Read) reading).policy())
                .map(policy -> new Nodes(sources.nodes(), policy.content(), request.at()));
        return new Chain(nodes, new ChainEvidence.Unreachable("no trust policy says which contracts to ask"));
    }

    /** The nodes to ask, or the answer without them. */
    private record Chain(Optional<Nodes> nodes, ChainEvidence otherwise) implements Function<Questions, ChainEvidence> {

        @Override
        public ChainEvidence apply(Questions questions) {
            return nodes.map(asked -> asked.ask(questions)).orElse(otherwise);
        }

        /** Of several nodes one may be silent while another answers. */
        List<String> notes() {
            return nodes.map(Nodes::failures).orElse(List.of()).stream()
                    .map(failure -> "no answer from " + failure)
                    .toList();
        }
    }

    private static StatusListEvidence statusList(Path file) {
        return new StatusListEvidence.Token(new String(UserFiles.read(file), StandardCharsets.UTF_8).strip());
    }
}
