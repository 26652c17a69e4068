package org.govchain.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.remote.StreamReadings;
import org.govchain.cli.terminal.Fault;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which stream is asked about, and as whom. */
final class StreamOptions {

    private static final Path STANDARD_INPUT = Path.of("-");
    private static final int LONGEST_TOKEN = 256;

    @Parameters(paramLabel = "NAME", description = "A device of the authority by its name, or a stream by its id.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private String name;

    @Option(
            names = "--authority",
            paramLabel = "URL",
            description = "Whose device it is, where several authorities may have one of this name.")
    private @Nullable String authority;

    @Option(names = "--public", description = "Ask without a token, as everybody may about open devices.")
    private boolean everybody;

    @Option(
            names = "--grant",
            paramLabel = "FILE",
            description = {
                "Ask with the token of a data grant, which is in this file; - is standard input (default:",
                "GOVCHAIN_DATA_GRANT, which holds the token itself)."
            })
    private @Nullable Path grant;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    /** A question to the service. */
    interface Question<T> {
        T ask(StreamReadings readings) throws ServiceUnreachable;
    }

    String name() {
        return name;
    }

    Optional<String> authority() {
        return Optional.ofNullable(authority);
    }

    /** The id of the stream. @throws Fault when there is none, or not one alone */
    String id(StreamReadings readings) throws ServiceUnreachable {
        return readings.stream(name, authority());
    }

    /** Asks; with a token when there is one, of a data grant before that of a login. */
    <T> T ask(Context context, Question<T> question) {
        if (everybody && grant != null) {
            throw new Fault("--public and --grant exclude each other", "leave one of them out");
        }
        Optional<String> granted = everybody ? Optional.empty() : grantToken(context);
        Optional<String> token =
                everybody || granted.isPresent() ? Optional.empty() : options.accessToken(context, DevicesCommand.ROLE);
        try (ServiceClient client = granted.map(it -> ServiceClient.granted(options.service(context), it))
                .orElseGet(() -> new ServiceClient(options.service(context), token))) {
            return question.ask(
                    granted.isPresent()
                            ? StreamReadings.granted(client)
                            : new StreamReadings(client, token.isPresent()));
        } catch (ServiceUnreachable e) {
            throw e.asFault();
        }
    }

    /** Never an argument: those are seen by everybody on the machine. */
    private Optional<String> grantToken(Context context) {
        Optional<String> token = Optional.ofNullable(grant)
                .map(file -> file.equals(STANDARD_INPUT) ? standardInput() : UserFiles.read(context.resolve(file)))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
                .or(() -> context.variable("GOVCHAIN_DATA_GRANT").map(String::strip));
        if (token.filter(it -> !it.matches("[A-Za-z0-9_-]{1," + LONGEST_TOKEN + "}"))
                .isPresent()) {
            throw new Fault(
                    "that is no token of a data grant", "it is the text that data-grants give has shown, on one line");
        }
        return token;
    }

    private static byte[] standardInput() {
        try {
            return System.in.readNBytes(LONGEST_TOKEN * 2);
        } catch (IOException e) {
            throw new Fault("standard input cannot be read", "give a file instead", e);
        }
    }
}
