package org.govchain.cli;

import java.net.URLConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.govchain.cli.readings.SenderKey;
import org.govchain.cli.readings.Tally;
import org.govchain.cli.remote.ReadingsDoor;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.terminal.Fault;
import org.govchain.cli.terminal.Progress;
import org.govchain.cli.terminal.Terminal;
import org.govchain.jose.JsonText;
import org.govchain.merkle.Sha256Digest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Notarises a photo or another file. */
@Command(
        name = "file",
        mixinStandardHelpOptions = true,
        description = {
            "Notarise a photo or another file of a device that was registered with --files: its digest is made here, signed and",
            "sent, the file stays where it is. Later, readings get --out RANGE and verify RANGE --file FILE say when it was there.",
            "Exit code 0 when it is in the stream, 3 when it was refused."
        })
final class ReadingsFileCommand implements Callable<Integer> {

    private static final String UNKNOWN_TYPE = "application/octet-stream";

    @Parameters(paramLabel = "FILE", description = "The photo or other file, as it is.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private Path file;

    @Option(names = "--device", required = true, paramLabel = "NAME", description = "Which device made it.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private String device;

    @Option(names = "--key", required = true, paramLabel = "PEM", description = "Private key of the device or gateway.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private Path key;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = SpanOptions.Beginning.class,
            description = "When it was made (default: now). Name it to send the same again without a second leaf.")
    private @Nullable Instant at;

    @Option(names = "--place", paramLabel = "TEXT", description = "Where it was made, in words.")
    private @Nullable String place;

    @Option(
            names = "--type",
            paramLabel = "MEDIA-TYPE",
            description = "What it is, such as image/jpeg (default: by the ending of its name).")
    private @Nullable String type;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "How long to wait for a service that takes nothing (default: ${DEFAULT-VALUE}).")
    private int patience = 300;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    private final Context context;
    private final Terminal terminal;

    ReadingsFileCommand(Context context) {
        this.context = context;
        this.terminal = context.terminal();
    }

    @Override
    public Integer call() {
        SenderKey signer = SenderKey.read(context.resolve(key));
        Sha256Digest digest = Sha256Digest.hash(UserFiles.read(context.resolve(file)));
        Instant made = Optional.ofNullable(at)
                .orElseGet(() -> context.clock().instant())
                .truncatedTo(ChronoUnit.MILLIS);
        JsonNode answer = sent(line(digest, made), signer);
        Optional<String> refusal = Tally.refusal(answer);
        say("sha256", digest.toHex());
        say("made", made.toString());
        if (refusal.isPresent()) {
            say("refused", refusal.get());
            return ExitCode.INVALID;
        }
        say("position", position(answer));
        return ExitCode.OK;
    }

    private JsonNode sent(byte[] body, SenderKey signer) {
        try (ServiceClient client = options.unauthorised(context);
                Progress _ = terminal.progress("sending the digest")) {
            return new ReadingsDoor(client, Duration.ofSeconds(patience))
                    .send(body, signer.sign(body))
                    .path("readings")
                    .path(0);
        } catch (ServiceUnreachable e) {
            throw e.asFault();
        }
    }

    private byte[] line(Sha256Digest digest, Instant made) {
        JsonText json = new JsonText(256).raw("{").member("device", device);
        json.raw(",").member("at", made.toString()).raw(",\"file\":{").member("sha256", digest.toHex());
        json.raw(",").member("mediaType", mediaType());
        Optional.ofNullable(place).ifPresent(it -> json.raw(",").member("place", it));
        return json.raw("}}").toUtf8();
    }

    private String mediaType() {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(type)
                .or(() -> Optional.ofNullable(URLConnection.guessContentTypeFromName(name)))
                .orElse(UNKNOWN_TYPE);
    }

    private static String position(JsonNode answer) {
        if (answer.has("duplicate")) {
            return answer.path("duplicate").asLong() + ", where it was already";
        }
        if (!answer.has("position")) {
            throw new Fault(
                    "the service has not answered what became of the file",
                    "check that --service names a govchain service");
        }
        return Long.toString(answer.path("position").asLong());
    }

    private void say(String what, String text) {
        terminal.line("%-11s%s".formatted(what, text));
    }
}
