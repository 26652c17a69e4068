package org.govchain.cli;

import java.net.URI;
import java.util.Optional;
import org.govchain.cli.remote.ServiceClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which service to talk to, and as whom. */
final class ServiceOptions {

    static final URI EMBEDDED = URI.create("http://localhost:8080");

    @Option(
            names = "--service",
            paramLabel = "URL",
            description = "The service to ask (default: GOVCHAIN_SERVICE, else http://localhost:8080).")
    private @Nullable URI service;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description =
                    "The access token (default: GOVCHAIN_TOKEN, else one signed with the demo key when there is one).")
    private @Nullable String token;

    URI service(Context context) {
        return Optional.ofNullable(service)
                .or(() -> context.variable("GOVCHAIN_SERVICE").map(URI::create))
                .orElse(EMBEDDED);
    }

    /** A client that sends no token. */
    ServiceClient unauthorised(Context context) {
        return new ServiceClient(service(context), Optional.empty());
    }

    /** A client that sends the token; without any token the service will refuse and the refusal says so. */
    ServiceClient authorised(Context context) {
        return authorisedAs(context, "clerk");
    }

    /** The same for a command that another role may use; only the demo's own token depends on the role. */
    ServiceClient authorisedAs(Context context, String role) {
        return new ServiceClient(service(context), accessToken(context, role));
    }

    /** The token that there is, if any. */
    Optional<String> accessToken(Context context, String role) {
        return Optional.ofNullable(token)
                .or(() -> context.variable("GOVCHAIN_TOKEN"))
                .or(() -> DemoTokens.in(context).map(tokens -> tokens.forRole(role)));
    }
}
