package org.govchain.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.govchain.cli.terminal.Fault;
import org.govchain.cli.terminal.Progress;
import org.govchain.cli.terminal.Terminal;
import org.govchain.readings.ReadingsFormat;
import org.govchain.readings.ReadingsSpan;
import org.govchain.verify.PolicyReading;
import org.govchain.verify.RangeBundle;
import org.govchain.verify.RangeVerifier;
import org.govchain.verify.TrustPolicy;
import org.govchain.verify.Verdict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fetches the readings of a time span with what proves them, and checks it. */
@Command(
        name = "get",
        mixinStandardHelpOptions = true,
        description = {
            "Get the readings of a time span with what proves that none was changed, left out, added or reordered.",
            "With --verify they are shown or written only when that is right, and the exit code is the verdict: 0 VALID,",
            "3 INVALID, 4 INDETERMINATE. Nothing that the service says is believed: data are made from the proof, here."
        })
final class ReadingsGetCommand implements Callable<Integer> {

    /** What one bundle says. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Page(byte[] json, RangeBundle range, RangeVerifier.Report report) {}

    @Mixin
    private StreamOptions stream = new StreamOptions();

    @Mixin
    private SpanOptions span = new SpanOptions();

    @Option(names = "--verify", description = "Check them against the trust policy.")
    private boolean verify;

    @Option(names = "--format", description = "Print them as json, ndjson, csv or senml instead of a table.")
    private @Nullable String format;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "Write them there in this format; it may follow from the ending.")
    private @Nullable Path data;

    @Option(
            names = "--out",
            paramLabel = "RANGE",
            description = {
                "Write what proves them, which verify takes with and without a file of data. A long span has several files:",
                "range.json, range-2.json and so on."
            })
    private @Nullable Path out;

    @Mixin
    private TrustOptions trust = new TrustOptions();

    private final Context context;
    private final Terminal terminal;

    ReadingsGetCommand(Context context) {
        this.context = context;
        this.terminal = context.terminal();
    }

    @Override
    public Integer call() {
        Optional<ReadingsFormat> wanted = format();
        // Without a policy nothing is known of the head, and everything else is still checked.
        Optional<TrustPolicy> policy = verify ? Optional.of(trust.required(context)) : Optional.empty();
        Instant until = span.until(context);
        Instant from = span.from(until);
        List<Page> pages = new ArrayList<>();
        AskedReadings asked = fetch(from, until, policy, pages);
        if (asked.misfit().isPresent()) {
            return refuse(asked);
        }
        if (out != null) {
            write(pages, context.resolve(out));
        }
        for (Page page : pages) {
            if (verify && page.report().verdict() != Verdict.VALID) {
                return new Ranges(terminal).judge(page.range(), page.report());
            }
        }
        say(pages, wanted);
        sayUntilWhen(pages, asked.keptFrom());
        return ExitCode.OK;
    }

    /** Fetches pages as long as they are what was asked for. */
    private AskedReadings fetch(Instant from, Instant until, Optional<TrustPolicy> policy, List<Page> pages) {
        try (Progress _ = terminal.progress("fetching readings")) {
            return stream.ask(context, readings -> {
                String id = stream.id(readings);
                AskedReadings asked = new AskedReadings(
                        new AskedReadings.Wanted(stream.name(), stream.authority(), id, from, until),
                        policy,
                        context.clock().instant());
                readings.ranges(id, from, until, json -> {
                    Page page = page(json, policy.map(PolicyReading.Read::new));
                    pages.add(page);
                    return asked.take(page.range(), page.report());
                });
                return asked;
            });
        }
    }

    /** What is proven and was not asked for is worth as little as what is not proven; nothing of it is shown or written. */
    private int refuse(AskedReadings asked) {
        terminal.line(Verdict.INVALID.name());
        CheckLines.line(terminal, "asked", asked.wanted().toString());
        CheckLines.line(terminal, "answered", asked.misfit().orElseThrow());
        return ExitCode.INVALID;
    }

    private Page page(byte[] json, Optional<PolicyReading> policy) {
        RangeBundle range = Ranges.read(json);
        return new Page(
                json, range, RangeVerifier.verify(range, policy, context.clock().instant()));
    }

    private Optional<ReadingsFormat> format() {
        String fileName = data == null ? "" : String.valueOf(data.getFileName());
        Optional<String> name = Optional.ofNullable(format)
                .or(() -> data == null
                        ? Optional.empty()
                        : Optional.of(fileName.substring(fileName.lastIndexOf('.') + 1)));
        return name.map(it -> ReadingsFormat.ofName(it)
                .orElseThrow(() -> new Fault("there is no format " + it, "formats are json, ndjson, csv and senml")));
    }

    private void write(List<Page> pages, Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
        for (int i = 0; i < pages.size(); i++) {
            String numbered = i == 0 ? name : name.substring(0, dot) + "-" + (i + 1) + name.substring(dot);
            UserFiles.write(file.resolveSibling(numbered), pages.get(i).json());
        }
    }

    private void say(List<Page> pages, Optional<ReadingsFormat> wanted) {
        if (wanted.isEmpty()) {
            table(pages);
        } else {
            byte[] bytes = wanted.get().write(joined(pages));
            if (data == null) {
                terminal.out().print(new String(bytes, StandardCharsets.UTF_8));
                terminal.out().flush();
            } else {
                UserFiles.write(context.resolve(data), bytes);
            }
        }
        int readings =
                pages.stream().mapToInt(page -> page.report().readings().size()).sum();
        terminal.note(readings + (readings == 1 ? " reading" : " readings") + (verify ? ", VALID" : ""));
        if (!verify) {
            terminal.hint("nothing of this was checked; add --verify");
        }
    }

    /** An answer may be complete as of a head and be stale: until when nothing can follow is said with each. */
    private void sayUntilWhen(List<Page> pages, Optional<Instant> keptFrom) {
        keptFrom.ifPresent(from -> terminal.note("kept from " + from + ": what was measured before is forgotten"));
        Page last = pages.stream()
                .filter(page -> Ranges.mayGrow(page.range(), page.report()))
                .findFirst()
                .orElseGet(pages::getLast);
        Instant end = Instant.ofEpochMilli(last.report().finalUntil());
        terminal.note((Ranges.mayGrow(last.range(), last.report()) ? "may still grow: " : "") + "final until " + end);
    }

    private void table(List<Page> pages) {
        Ranges ranges = new Ranges(terminal);
        for (Page page : pages) {
            if (verify) {
                ranges.judge(page.range(), page.report());
            }
            page.report().readings().forEach(ranges::found);
        }
    }

    private static ReadingsSpan joined(List<Page> pages) {
        List<ReadingsSpan> spans = new ArrayList<>();
        for (Page page : pages) {
            spans.add(ReadingsSpan.of(page.range(), page.report())
                    .orElseThrow(() -> new Fault(
                            "the range does not say what it is about", "ask the service for the readings once more")));
        }
        return spans.stream().reduce(RangeData::joined).orElseThrow();
    }
}
