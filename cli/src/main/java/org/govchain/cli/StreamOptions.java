package org.govchain.cli;

import java.util.Optional;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.remote.StreamReadings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which stream is asked about, and as whom. */
final class StreamOptions {

    @Parameters(paramLabel = "NAME", description = "A device of the authority by its name, or a stream by its id.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private String name;

    @Option(names = "--public", description = "Ask without a token, as everybody may about open devices.")
    private boolean everybody;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    /** A question to the service. */
    interface Question<T> {
        T ask(StreamReadings readings) throws ServiceUnreachable;
    }

    String name() {
        return name;
    }

    /** Asks; with a token when there is one. */
    <T> T ask(Context context, Question<T> question) {
        Optional<String> token = everybody ? Optional.empty() : options.accessToken(context, DevicesCommand.ROLE);
        try (ServiceClient client = new ServiceClient(options.service(context), token)) {
            return question.ask(new StreamReadings(client, token.isPresent()));
        } catch (ServiceUnreachable e) {
            throw e.asFault();
        }
    }
}
