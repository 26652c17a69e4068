package org.govchain.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.govchain.cli.readings.BatchSender;
import org.govchain.cli.readings.ReadingRows;
import org.govchain.cli.readings.SenderKey;
import org.govchain.cli.readings.SentSoFar;
import org.govchain.cli.readings.Tally;
import org.govchain.cli.remote.ReadingsDoor;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.terminal.Colour;
import org.govchain.cli.terminal.Fault;
import org.govchain.cli.terminal.Progress;
import org.govchain.cli.terminal.Terminal;
import org.govchain.jose.StrictJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends the readings of a file in signed batches, and says what became of each that was refused. */
@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description = {
            "Send the readings of a CSV or NDJSON file, signed with the key of a device or gateway. A service that is busy or",
            "away is waited for. How far the file was answered is kept beside it in FILE.sent: the same command goes on",
            "there, after whatever interruption and when the file has grown; nothing is lost and nothing is there twice.",
            "Exit code 0 when nothing was refused, 3 otherwise."
        })
final class ReadingsSendCommand implements Callable<Integer> {

    private static final String REFUSED_LINE = "%7s  %-30s %s";
    private static final String STANDARD_INPUT = "-";

    @Parameters(paramLabel = "FILE", description = "The readings: CSV, or a JSON object a line; - for standard input.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private String file;

    @Option(names = "--key", required = true, paramLabel = "PEM", description = "Private key of the device or gateway.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private Path key;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description = "Whose readings a CSV file without that column holds.")
    private @Nullable String device;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Readings that are signed at once, 1 to 10000 (default: ${DEFAULT-VALUE}).")
    private int batch = 1000;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "How long to wait for a service that takes nothing (default: ${DEFAULT-VALUE}).")
    private int patience = 300;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    private final Context context;
    private final Terminal terminal;
    private boolean headed;

    ReadingsSendCommand(Context context) {
        this.context = context;
        this.terminal = context.terminal();
    }

    @Override
    public Integer call() {
        if (batch < 1 || batch > BatchSender.MOST) {
            throw new Fault("--batch is 1 to " + BatchSender.MOST, "leave it out for 1000");
        }
        SenderKey signer = SenderKey.read(context.resolve(key));
        Tally tally;
        try (ServiceClient client = options.unauthorised(context);
                ReadingRows rows = ReadingRows.open(content(), Optional.ofNullable(device));
                Progress progress = terminal.progress("sending readings")) {
            SentSoFar sent = file.equals(STANDARD_INPUT)
                    ? SentSoFar.ofNothing()
                    : SentSoFar.resume(context.resolve(Path.of(file + ".sent")), rows);
            if (sent.readings() > 0) {
                line("before", sent.readings() + " readings were sent earlier");
            }
            ReadingsDoor door = new ReadingsDoor(client, Duration.ofSeconds(patience));
            tally = new BatchSender(door, signer, sent, batch, this::refused)
                    .send(rows, () -> progress.at(sent.readings(), 0));
        } catch (ServiceUnreachable e) {
            throw e.asFault();
        } catch (IOException e) {
            throw new Fault(
                    file + " cannot be read, or " + file + ".sent not be written",
                    "check the folder and your rights there",
                    e);
        }
        line("accepted", Long.toString(tally.accepted()));
        line("duplicates", Long.toString(tally.duplicates()));
        line("refused", Long.toString(tally.refused()));
        return tally.refused() == 0 ? ExitCode.OK : ExitCode.INVALID;
    }

    private InputStream content() throws IOException {
        try {
            return file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(context.resolve(Path.of(file)));
        } catch (NoSuchFileException e) {
            throw new Fault("there is no file " + file, "check the path", e);
        }
    }

    private void refused(ReadingRows.Row row, String why) {
        if (!headed) {
            terminal.line(terminal.paint(Colour.BOLD, REFUSED_LINE.formatted("line", "refused", "reading")));
            headed = true;
        }
        terminal.line(REFUSED_LINE.formatted(row.line(), why, shown(row)));
    }

    /** Which reading it was; its values stay out of the terminal. */
    private static String shown(ReadingRows.Row row) {
        return StrictJson.parseObject(row.json())
                .map(json ->
                        json.path("device").asString("") + " " + json.path("at").asString(""))
                .orElse("");
    }

    private void line(String what, String text) {
        terminal.line("%-11s%s".formatted(what, text));
    }
}
