package org.govchain.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.govchain.cli.remote.Answer;
import org.govchain.cli.remote.Batches;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.terminal.Colour;
import org.govchain.cli.terminal.Fault;
import org.govchain.cli.terminal.Progress;
import org.govchain.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Turns the rows of a file into documents, and says what became of each. */
@Command(
        name = "batch",
        mixinStandardHelpOptions = true,
        description = {
            "Issue a document for each row of a CSV or NDJSON file: check every row, start, wait, write the result file.",
            "Nothing is issued while a row is faulty, unless --skip-faulty says so. The same command again, after whatever",
            "interruption, goes on with the same batch: no row is issued twice.",
            "Exit code 0 when every row has its document, 3 when rows are faulty or were refused."
        })
final class BatchCommand implements Callable<Integer> {

    private static final String FAULT_LINE = "%7s %7s  %-32s %s";

    @Parameters(paramLabel = "FILE", description = "The rows: .csv, .ndjson or .jsonl.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private Path file;

    @Option(names = "--type", required = true, description = "Credential type of every row.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private String type;

    @Option(
            names = "--key",
            paramLabel = "COLUMN",
            description = "Column with your own key of each row: a key that has a document gets no second one.")
    private @Nullable String key;

    @Option(names = "--dry-run", description = "Only list what is wrong with which row.")
    private boolean dryRun;

    @Option(names = "--skip-faulty", description = "Issue the sound rows even if others are faulty.")
    private boolean skipFaulty;

    @Option(names = "--detach", description = "Start it and do not wait; the same command later waits for it.")
    private boolean detach;

    @Option(
            names = "--out",
            paramLabel = "RESULT",
            description = "The result file, .csv or .ndjson (default: FILE with .result before its ending).")
    private @Nullable Path out;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    private final Context context;
    private final Terminal terminal;

    BatchCommand(Context context) {
        this.context = context;
        this.terminal = context.terminal();
    }

    @Override
    public Integer call() {
        Path rows = context.resolve(file);
        if (!Files.isRegularFile(rows)) {
            throw new Fault("there is no file " + file, "check the path");
        }
        Batches.Form form = form(file);
        Path result = out == null ? besides(rows) : context.resolve(out);
        Batches.Form resultForm = form(result);
        try (ServiceClient client = options.authorised(context)) {
            Batches batches = new Batches(client);
            Answer answer = uploaded(batches, rows, form);
            if (answer.status() == 422 && answer.textAt("code").equals("batch-unreadable")) {
                return unreadable(answer);
            }
            JsonNode batch = answer.orRefuse().json();
            String id = batch.path("id").asString();
            line(
                    "batch",
                    id + ", " + batch.path("total").asInt() + " rows, "
                            + batch.path("state").asString());
            return dryRun ? check(batches, id) : run(batches, batch, result, resultForm);
        } catch (ServiceUnreachable e) {
            throw e.asFault();
        }
    }

    private Answer uploaded(Batches batches, Path rows, Batches.Form form) throws ServiceUnreachable {
        try (Progress _ = terminal.progress("sending " + file)) {
            return batches.upload(rows, form, type, Optional.ofNullable(key));
        }
    }

    private int unreadable(Answer answer) {
        terminal.line(terminal.paint(Colour.RED, "unreadable") + "  nothing of the file was kept");
        answer.json().path("violations").values().forEach(violation -> terminal.line("  " + violation.asString()));
        terminal.hint("docs/batches.md says how a file has to look");
        return ExitCode.INVALID;
    }

    private int run(Batches batches, JsonNode batch, Path result, Batches.Form form) throws ServiceUnreachable {
        String id = batch.path("id").asString();
        String state = batch.path("state").asString();
        if (state.equals("uploaded") && !skipFaulty && check(batches, id) != ExitCode.OK) {
            terminal.hint("nothing was issued; correct these rows and run it again, or add --skip-faulty");
            return ExitCode.INVALID;
        }
        if (!state.equals("finished")) {
            batches.run(id);
        }
        if (detach) {
            line("started", "the same command without --detach waits for it");
            return ExitCode.OK;
        }
        JsonNode ended = awaited(batches, id);
        if (!ended.path("state").asString().equals("finished")) {
            throw new Fault(
                    "the batch is " + ended.path("state").asString()
                            + (ended.has("note") ? ": " + ended.path("note").asString() : ""),
                    "what was issued stays issued; the same command goes on where it stopped");
        }
        UserFiles.createParent(result);
        batches.result(id, form, result);
        return say(ended, result);
    }

    private JsonNode awaited(Batches batches, String id) throws ServiceUnreachable {
        try (Progress progress = terminal.progress("issuing rows")) {
            return batches.await(
                    id,
                    batch -> progress.at(
                            batch.path("done").asInt(), batch.path("total").asInt()));
        }
    }

    private int say(JsonNode batch, Path result) {
        for (String outcome : new String[] {"issued", "drafted", "present", "refused"}) {
            int count = batch.path(outcome).asInt();
            if (count > 0 || outcome.equals("issued")) {
                line(outcome, Integer.toString(count));
            }
        }
        line("wrote", context.shown(result).toString());
        return batch.path("refused").asInt() == 0 ? ExitCode.OK : ExitCode.INVALID;
    }

    private int check(Batches batches, String id) throws ServiceUnreachable {
        FaultTable table = new FaultTable();
        try (Progress _ = terminal.progress("checking rows")) {
            batches.check(id, table::line);
        }
        line("checked", table.summary());
        return table.faults == 0 ? ExitCode.OK : ExitCode.INVALID;
    }

    /** Prints faults as they come, the column heads before the first. */
    private final class FaultTable {
        private int faults;
        private String summary = "";

        void line(JsonNode line) {
            if (line.has("summary")) {
                JsonNode counts = line.path("summary");
                summary = counts.path("rows").asInt() + " rows, "
                        + counts.path("faulty").asInt() + " faulty";
                return;
            }
            if (faults++ == 0) {
                terminal.line(terminal.paint(Colour.BOLD, FAULT_LINE.formatted("row", "line", "column", "reason")));
            }
            terminal.line(FAULT_LINE.formatted(
                    line.path("row").asInt(),
                    line.path("line").asInt(),
                    line.path("column").asString(""),
                    line.path("reason").asString("")));
        }

        /** A report that was cut off has no summary, and then nothing may be concluded from it. */
        String summary() {
            if (summary.isEmpty()) {
                throw new Fault("the check broke off", "run the command again");
            }
            return summary;
        }
    }

    private static Batches.Form form(Path path) {
        return Batches.Form.ofName(path)
                .orElseThrow(() -> new Fault(
                        path.getFileName() + " is neither .csv nor .ndjson", "give the file the ending of its form"));
    }

    private static Path besides(Path rows) {
        String name = rows.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return rows.resolveSibling(name.substring(0, dot) + ".result" + name.substring(dot));
    }

    private void line(String what, String text) {
        terminal.line("%-9s %s".formatted(what, text));
    }
}
