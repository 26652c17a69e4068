package org.govchain.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The command line, as everybody uses it on an installation. */
final class GovchainCommand {

    private final Path root;
    private final Installation installation;

    GovchainCommand(Path root, Installation installation) {
        this.root = root;
        this.installation = installation;
    }

    /** An access token for half a day. */
    String token(String role) throws IOException, InterruptedException {
        return token(role, "demo");
    }

    /** The same for a certain person. */
    String token(String role, String subject) throws IOException, InterruptedException {
        Process process = builder("token", "--role", role, "--subject", subject, "--hours", "12")
                .start();
        String token = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("no token: govchain token failed");
        }
        return token.strip();
    }

    /**
     * Re-derives the tree from the tiles and compares every checkpoint with the chain, with the command for everybody.
     *
     * @param further options of {@code govchain audit}
     */
    void audit(ServiceClient service, String... further) throws IOException, InterruptedException {
        Path policy = installation.data().resolve("trust.json");
        Files.write(policy, service.get("/trust-policy").body());
        List<String> arguments = new ArrayList<>(
                List.of("audit", "--service", installation.url().toString(), "--trust", policy.toString()));
        arguments.addAll(Arrays.asList(further));
        Process audit = builder(arguments.toArray(String[]::new)).inheritIO().start();
        if (audit.waitFor() != 0) {
            throw new IllegalStateException("the audit failed");
        }
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of(root.resolve("govchain").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("GOVCHAIN_HOME", installation.data().toString());
        return builder;
    }
}
