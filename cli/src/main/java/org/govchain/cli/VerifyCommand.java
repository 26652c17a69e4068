package org.govchain.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.govchain.cli.input.Input;
import org.govchain.cli.terminal.Fault;
import org.govchain.verify.PolicyReading;
import org.govchain.verify.VerificationReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a document in whatever form it was handed over. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Check a document: bundle, PDF, picture or text of its QR code, SD-JWT, or a file that it certifies; readings of",
            "a time span, and with --range a file of readings against their proof.",
            "Exit code 0 VALID, 3 INVALID, 4 INDETERMINATE."
        })
final class VerifyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A file, - for standard input, or the text of a QR code or SD-JWT.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private String input;

    @Option(
            names = "--offline",
            description = "Ask nobody: judge by the document, the trust policy, --status-list and --mirror.")
    private boolean offline;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = PastInstant.class,
            description = {
                "Judge for a past instant, for example 2026-03-03T12:00:00Z, or for a day, 2026-03-03: the end of that",
                "day in Germany."
            })
    private @Nullable Instant at;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Option(names = "--status-list", paramLabel = "FILE", description = "A status list to judge by, fetched earlier.")
    private @Nullable Path statusList;

    @Option(
            names = "--pdf-proof",
            paramLabel = "FILE",
            description = "What proves a PDF file's own entry in the log, fetched earlier.")
    private @Nullable Path pdfProof;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "A photo or other file that must be among what a range of readings proves.")
    private @Nullable Path file;

    @Option(
            names = "--range",
            paramLabel = "FILE",
            arity = "1",
            description = {
                "FILE holds readings as JSON, lines of JSON, CSV or SenML: check that they are exactly those that this range",
                "proves. Repeated, in their order, where a long span has several."
            })
    private List<Path> ranges = List.of();

    @Option(
            names = "--service",
            paramLabel = "URL",
            description = "Whom to ask for evidence (default: GOVCHAIN_SERVICE, else http://localhost:8080).")
    private @Nullable URI service;

    @Option(
            names = "--mirror",
            paramLabel = "DIR",
            description = {
                "A mirror of the log: proofs and status lists come from there, and no service is asked",
                "unless --service names one. With --offline the chain is not asked either."
            })
    private @Nullable Path mirror;

    @Option(
            names = "--allow-host",
            paramLabel = "HOST[:PORT]",
            description = "A further host whose status lists may be fetched.")
    private List<String> allowedHosts = List.of();

    @Option(names = "--lang", description = "de or en (default: from the locale).")
    private @Nullable Language language;

    @Mixin
    private TrustOptions trust = new TrustOptions();

    @Mixin
    private ChainOptions chain = new ChainOptions();

    private final Context context;

    VerifyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        refuseContradictions();
        if (!ranges.isEmpty()) {
            List<byte[]> proofs = ranges.stream()
                    .map(file -> UserFiles.read(context.resolve(file)))
                    .toList();
            return new RangeData(context.terminal(), json)
                    .verify(
                            UserFiles.read(context.resolve(Path.of(input))),
                            proofs,
                            trust.reading(context),
                            context.clock().instant());
        }
        Input read = UserInput.read(input, context);
        Instant judgedFor =
                Optional.ofNullable(at).orElseGet(() -> context.clock().instant());
        if (read instanceof Input.Receipt receipt) {
            return new Receipts(context.terminal()).verify(receipt.json().bytes(), trust.reading(context), judgedFor);
        }
        if (read instanceof Input.Range range) {
            return range(range, judgedFor);
        }
        if (file != null) {
            throw new Fault("--file asks whether a range of readings holds a file, and this is none", "leave it out");
        }
        Verification.Request request = new Verification.Request(
                read,
                trust.reading(context),
                Optional.ofNullable(statusList).map(context::resolve),
                Optional.ofNullable(pdfProof).map(context::resolve),
                Optional.ofNullable(at),
                offline && mirror == null ? Optional.empty() : Optional.of(sources()));
        Verification.Result result = new Verification(context).run(request);
        print(result);
        return exitCode(result.report());
    }

    private int range(Input.Range range, Instant judgedFor) {
        Ranges ranges = new Ranges(context.terminal());
        byte[] bundle = range.json().bytes();
        Optional<PolicyReading> policy = trust.reading(context);
        Optional<byte[]> photo = Optional.ofNullable(file).map(context::resolve).map(UserFiles::read);
        return json
                ? ranges.verifyAsJson(bundle, policy, judgedFor, photo)
                : ranges.verify(bundle, policy, judgedFor, photo);
    }

    private void refuseContradictions() {
        if (at != null && at.isAfter(context.clock().instant())) {
            throw new Fault("--at names an instant that has not come yet", "leave it out to judge for now");
        }
    }

    private Verification.Sources sources() {
        Set<String> hosts = new HashSet<>();
        allowedHosts.forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
        return new Verification.Sources(
                asked(),
                hosts,
                Optional.ofNullable(mirror).map(context::resolve),
                offline ? List.of() : chain.nodes(context));
    }

    /** Who has a mirror asks a service only when told to: it would learn which document is checked. */
    private Optional<URI> asked() {
        if (offline || (mirror != null && service == null)) {
            return Optional.empty();
        }
        return Optional.ofNullable(service)
                .or(() -> context.variable("GOVCHAIN_SERVICE").map(URI::create))
                .or(() -> Optional.of(ServiceOptions.EMBEDDED));
    }

    private void print(Verification.Result result) {
        if (json) {
            context.terminal().line(result.report().toJson());
            return;
        }
        Language spoken = Optional.ofNullable(language).orElseGet(() -> Language.of(context));
        new ReportText(context.terminal(), spoken).print(result);
    }

    static int exitCode(VerificationReport report) {
        return switch (report.verdict()) {
            case VALID -> ExitCode.OK;
            case INVALID -> ExitCode.INVALID;
            case INDETERMINATE -> ExitCode.INDETERMINATE;
        };
    }
}
