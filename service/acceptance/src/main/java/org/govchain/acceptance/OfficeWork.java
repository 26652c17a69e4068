package org.govchain.acceptance;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The daily work of an office until it is told to stop, whatever happens to the service: batches, documents that a second person
 * approves, hand-overs that somebody opens, readings of sensors. What was acknowledged is written down before the next request.
 *
 * <p>Options, each {@code --name=value}: {@code url}, {@code clerk} and {@code signatory} and {@code operator} (files with tokens of three persons), {@code
 * acknowledged} (the file to write), {@code stop-file}. Ends with status 1 when the service refuses what it must not.
 */
public final class OfficeWork {

    /** One line of the file. */
    sealed interface Deed {

        /** An upload with so many rows, whose file numbers begin with the mark, was taken. */
        record Batch(String id, int rows, String mark) implements Deed {}

        /** A draft with this file number was approved, and became this credential. */
        record Approved(String draft, String credential, String fileNumber) implements Deed {}

        /** A document was handed over, for so many views. */
        record Granted(String grant, String credential, int views) implements Deed {}

        /** Somebody was about to open a grant; perhaps nobody answered. */
        record Tried(String grant) implements Deed {}

        /** A view was delivered. */
        record Viewed(String grant) implements Deed {}

        /** The reading with this number of a device's own is the leaf at this position of its stream. */
        record Sensed(String device, long counter, long position) implements Deed {}
    }

    private static final int DESKS = 4;

    private OfficeWork() {}

    /** Works; see the class comment for the options. */
    public static void main(String[] args) throws IOException, InterruptedException {
        NamedOptions options = new NamedOptions(List.of(args));
        URI url = URI.create(options.required("url"));
        Path stop = Path.of(options.required("stop-file"));
        try (ServiceClient clerk = new ServiceClient(url, Files.readString(Path.of(options.required("clerk"))));
                ServiceClient signatory =
                        new ServiceClient(url, Files.readString(Path.of(options.required("signatory"))));
                ServiceClient operator =
                        new ServiceClient(url, Files.readString(Path.of(options.required("operator"))));
                AcknowledgementFile file = new AcknowledgementFile(Path.of(options.required("acknowledged")));
                ExecutorService desks = Executors.newFixedThreadPool(DESKS)) {
            Desk work = new Desk(clerk, signatory, file, stop);
            // Whoever is refused first ends the process: the campaign must not take silence for success.
            CompletionService<@Nullable Void> all = new ExecutorCompletionService<>(desks);
            all.submit(new BatchWork(work)::untilStopped);
            all.submit(new ApprovalWork(work)::untilStopped);
            all.submit(new HandOverWork(work)::untilStopped);
            all.submit(new SensorWork(work, operator)::untilStopped);
            for (int ended = 0; ended < DESKS; ended++) {
                all.take().get();
            }
        } catch (ExecutionException e) {
            System.err.println("refused: " + e.getCause());
            // The others would go on working until they are told to stop.
            Runtime.getRuntime().halt(1);
        }
    }

    static String line(Deed deed) {
        return switch (deed) {
            case Deed.Batch(String id, int rows, String mark) -> "batch " + id + " " + rows + " " + mark;
            case Deed.Approved(String draft, String credential, String number) ->
                "approved " + draft + " " + credential + " " + number;
            case Deed.Granted(String grant, String credential, int views) ->
                "granted " + grant + " " + credential + " " + views;
            case Deed.Tried(String grant) -> "tried " + grant;
            case Deed.Viewed(String grant) -> "viewed " + grant;
            case Deed.Sensed(String device, long counter, long position) ->
                "sensed " + device + " " + counter + " " + position;
        };
    }

    /** What was written down, in its order. */
    static List<Deed> read(Path file) throws IOException {
        return AcknowledgementFile.read(file).stream().map(OfficeWork::deed).toList();
    }

    private static Deed deed(String line) {
        String[] words = line.split(" ", -1);
        return switch (words[0]) {
            case "batch" -> new Deed.Batch(words[1], Integer.parseInt(words[2]), words[3]);
            case "approved" -> new Deed.Approved(words[1], words[2], words[3]);
            case "granted" -> new Deed.Granted(words[1], words[2], Integer.parseInt(words[3]));
            case "tried" -> new Deed.Tried(words[1]);
            case "viewed" -> new Deed.Viewed(words[1]);
            case "sensed" -> new Deed.Sensed(words[1], Long.parseLong(words[2]), Long.parseLong(words[3]));
            default -> throw new IllegalStateException("no such line: " + words[0]);
        };
    }
}
