package org.govchain.cli;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.govchain.cli.input.Input;
import org.govchain.cli.input.InputDetector;
import org.govchain.cli.remote.Issuing;
import org.govchain.cli.remote.IssuingRequest;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.terminal.Colour;
import org.govchain.cli.terminal.Fault;
import org.govchain.cli.terminal.Progress;
import org.govchain.cli.terminal.Terminal;
import org.govchain.verify.PolicyReading;
import org.govchain.verify.RangeVerifier;
import org.govchain.verify.ReasonCode;
import org.govchain.verify.TrustPolicy;
import org.govchain.verify.Verdict;
import org.govchain.verify.VerificationReport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the demo does with a running service; the checks are those of the command {@code verify}. */
final class DemoRun {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String GAPPY = "one-missing.range.json";

    private final Context context;
    private final Terminal terminal;
    private final URI service;
    private final Wish wish;

    DemoRun(Context context, URI service, Wish wish) {
        this.context = context;
        this.terminal = context.terminal();
        this.service = service;
        this.wish = wish;
    }

    /**
     * What to issue.
     *
     * @param claims of the licence that stays valid
     * @param attachments certified with it
     * @param revokedClaims of the licence that is revoked
     * @param series what the weather stations measure
     * @param out where the files go
     */
    record Wish(
            String type, Path claims, List<Path> attachments, Path revokedClaims, List<DemoSeries> series, Path out) {}

    int run() throws ServiceUnreachable {
        DemoTokens tokens = DemoTokens.in(context)
                .orElseThrow(() -> new Fault(
                        "the service that runs is not the demo of " + context.home(), "choose another --port"));
        try (ServiceClient client = new ServiceClient(service, Optional.of(tokens.forRole("clerk")));
                ServiceClient sensors = new ServiceClient(service, Optional.of(tokens.forRole(DevicesCommand.ROLE)))) {
            Issuing issuing = new Issuing(client, context.random());
            String licence = issue(issuing, wish.type(), wish.claims(), wish.attachments());
            String revoked = issue(issuing, "liquor-licence", wish.revokedClaims(), List.of());
            anchored(issuing, licence);
            anchored(issuing, revoked);
            issuing.change(revoked, "revoke", "Widerruf nach § 15 Abs. 2 GastG (Demo)");
            terminal.line("revoked   " + revoked);
            Map<String, Integer> ranges = notarise(sensors);
            return write(client, issuing, licence, revoked) ? checkAll(ranges) : ExitCode.FAULT;
        }
    }

    /** Files of ranges with the number of readings that each proves, 0 for one that proves nothing. */
    private Map<String, Integer> notarise(ServiceClient sensors) throws ServiceUnreachable {
        Map<String, Integer> ranges = new LinkedHashMap<>();
        for (DemoSeries series : wish.series()) {
            DemoStation.Notarised notarised = new DemoStation(context, sensors, series).notarise();
            terminal.line("notarised " + notarised.readings() + " readings from " + series.fileName());
            save(series.range(), notarised.json());
            save(GAPPY, notarised.withoutOne());
            ranges.put(series.range(), notarised.readings());
        }
        ranges.put(GAPPY, 0);
        return ranges;
    }

    private String issue(Issuing issuing, String type, Path claims, List<Path> attachments) throws ServiceUnreachable {
        IssuingRequest request = IssuingRequest.read(type, claims);
        attachments.forEach(request::attach);
        JsonNode issued = issuing.issue(request);
        String id = issued.path("id").asString();
        terminal.line("issued    " + id + "  " + type + " from " + claims.getFileName());
        return id;
    }

    private void anchored(Issuing issuing, String id) throws ServiceUnreachable {
        try (Progress _ = terminal.progress("waiting until " + id + " is anchored")) {
            issuing.awaitAnchored(id);
        }
        terminal.line("anchored  " + id);
    }

    private boolean write(ServiceClient client, Issuing issuing, String licence, String revoked)
            throws ServiceUnreachable {
        save("trust.json", client.get("trust-policy").orRefuse().body());
        boolean published = awaitRevocation(issuing, revoked);
        save("licence.pdf", issuing.fetch(licence, Issuing.Form.PDF));
        save("licence-qr.png", issuing.fetch(licence, Issuing.Form.QR));
        save("licence.bundle.json", issuing.fetch(licence, Issuing.Form.BUNDLE));
        save("revoked.bundle.json", issuing.fetch(revoked, Issuing.Form.BUNDLE));
        JsonNode bundle = JsonMapper.shared().readTree(UserFiles.read(file("licence.bundle.json")));
        save("status-list.jwt", bundle.path("statusList").asString("").getBytes(StandardCharsets.US_ASCII));
        return published;
    }

    /** The revocation counts at once; this waits until its status list version is on the chain too. */
    private boolean awaitRevocation(Issuing issuing, String revoked) throws ServiceUnreachable {
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        try (Progress _ = terminal.progress("waiting until the revocation is anchored")) {
            while (System.nanoTime() < giveUpAt) {
                save("revoked.bundle.json", issuing.fetch(revoked, Issuing.Form.BUNDLE));
                if (isRevoked(verify(file("revoked.bundle.json"), true).report())) {
                    return true;
                }
                Thread.sleep(Duration.ofMillis(500));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        terminal.note("govchain: the revocation is not visible after " + PATIENCE.toSeconds() + " s");
        return false;
    }

    private int checkAll(Map<String, Integer> ranges) {
        terminal.line("");
        boolean asExpected = true;
        for (boolean online : new boolean[] {false, true}) {
            asExpected &= check(file("licence.pdf"), online, DemoRun::isValid);
            asExpected &= check(file("licence-qr.png"), online, DemoRun::isValid);
            asExpected &= check(file("licence.bundle.json"), online, DemoRun::isValid);
            asExpected &= check(file("revoked.bundle.json"), online, DemoRun::isRevoked);
        }
        for (Path attachment : wish.attachments()) {
            asExpected &= check(attachment, true, DemoRun::isValid);
        }
        for (Map.Entry<String, Integer> range : ranges.entrySet()) {
            asExpected &= check(range.getKey(), range.getValue());
        }
        return asExpected ? ExitCode.OK : ExitCode.FAULT;
    }

    private boolean check(String name, int readings) {
        Verdict expected = readings > 0 ? Verdict.VALID : Verdict.INVALID;
        PolicyReading policy = TrustPolicy.parse(UserFiles.read(file("trust.json")));
        RangeVerifier.Report report = RangeVerifier.verify(
                Ranges.read(UserFiles.read(file(name))),
                Optional.of(policy),
                context.clock().instant());
        boolean asExpected = report.verdict() == expected
                && (expected != Verdict.VALID || report.readings().size() == readings);
        say("offline", name, asExpected, report.verdict(), expected == Verdict.VALID ? readings + " readings" : "");
        return asExpected;
    }

    private static boolean isValid(VerificationReport report) {
        return report.verdict() == Verdict.VALID;
    }

    private static boolean isRevoked(VerificationReport report) {
        Optional<ReasonCode> first =
                report.decisive().flatMap(check -> check.outcome().reason());
        return report.verdict() == Verdict.INVALID && first.equals(Optional.of(ReasonCode.REVOKED));
    }

    private boolean check(Path file, boolean online, Predicate<VerificationReport> expected) {
        Verification.Result result = verify(file, online);
        VerificationReport report = result.report();
        boolean asExpected = expected.test(report);
        String reason = report.decisive()
                .flatMap(check -> check.outcome().reason())
                .map(ReasonCode::code)
                .orElse("");
        say(online ? "online" : "offline", String.valueOf(file.getFileName()), asExpected, report.verdict(), reason);
        if (!asExpected) {
            terminal.note("govchain: this is not what was expected; the whole report:");
            new ReportText(terminal, Language.EN).print(result);
        }
        return asExpected;
    }

    private void say(String how, String file, boolean asExpected, Verdict verdict, String more) {
        String painted = terminal.paint(asExpected ? Colour.GREEN : Colour.RED, verdict.name());
        terminal.line("%-9s %-22s %s  %s".formatted(how, file, painted, more).stripTrailing());
    }

    private Verification.Result verify(Path file, boolean online) {
        PolicyReading policy = TrustPolicy.parse(UserFiles.read(file("trust.json")));
        Input input = InputDetector.detect(UserFiles.read(file));
        boolean needsList = !online && input instanceof Input.SealText;
        Optional<Verification.Sources> sources = online
                ? Optional.of(new Verification.Sources(
                        Optional.of(service), Set.of(), Optional.empty(), List.of(EmbeddedChain.url(context))))
                : Optional.empty();
        return new Verification(context)
                .run(new Verification.Request(
                        input,
                        Optional.of(policy),
                        needsList ? Optional.of(file("status-list.jwt")) : Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        sources));
    }

    private void save(String name, byte[] content) {
        UserFiles.write(file(name), content);
    }

    private Path file(String name) {
        return wish.out().resolve(name);
    }
}
