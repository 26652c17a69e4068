package org.govchain.cli;

import java.time.Duration;
import java.util.List;
import org.govchain.cli.terminal.Fault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes an access token for the embedded default. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Print an access token for the embedded demo, signed with the demo's own key.")
final class TokenCommand implements Runnable {

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "clerk, signatory, authority-admin, sensor-operator, auditor, operator (default: clerk).")
    private List<String> roles = List.of("clerk");

    @Option(
            names = "--authority",
            paramLabel = "SLUG",
            description = "Whose rows it may see (default: ${DEFAULT-VALUE}).")
    private String authority = DemoTokens.AUTHORITY;

    @Option(names = "--subject", description = "Who it speaks for, in the audit log (default: ${DEFAULT-VALUE}).")
    private String subject = "demo";

    @Option(names = "--hours", description = "How long it counts (default: ${DEFAULT-VALUE}).")
    private int hours = (int) DemoTokens.LIFETIME.toHours();

    private final Context context;

    TokenCommand(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        DemoTokens tokens = DemoTokens.in(context)
                .orElseThrow(() -> new Fault(
                        "there is no demo key " + DemoTokens.keyFile(context),
                        "start the embedded default once with: govchain serve; elsewhere ask your identity provider"));
        context.terminal().line(tokens.token(subject, authority, roles, Duration.ofHours(hours)));
    }
}
