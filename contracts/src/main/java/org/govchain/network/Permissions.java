package org.govchain.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.govchain.chain.AccountAddress;

/**
 * Besu's local permissioning file: who may connect, who may write. Besu itself writes it when a list is changed over RPC, each
 * list on a line of its own.
 *
 * @param nodes enode URLs
 * @param accounts addresses that may send transactions; empty when everybody may
 */
record Permissions(List<String> nodes, Optional<List<String>> accounts) {

    private static final String NODES = "nodes-allowlist";
    private static final String ACCOUNTS = "accounts-allowlist";
    private static final Pattern VALUE = Pattern.compile("\"([^\"]*)\"");

    static Permissions of(NetworkDescription description) {
        List<String> writers =
                description.allowedAccounts().stream().map(AccountAddress::hex).toList();
        return new Permissions(
                description.enodes(), writers.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(writers)));
    }

    /** Reads a file as Besu or we wrote it; a list that is not there counts as empty, as it does for Besu. */
    static Permissions read(Path file) throws IOException {
        String text = Files.readString(file);
        return new Permissions(values(text, NODES).orElse(List.of()), values(text, ACCOUNTS));
    }

    String text() {
        String text = NODES + "=" + list(nodes) + "\n";
        return accounts.map(allowed -> text + ACCOUNTS + "=" + list(allowed) + "\n")
                .orElse(text);
    }

    private static Optional<List<String>> values(String text, String name) {
        Matcher assignment =
                Pattern.compile("(?ms)^\\s*" + name + "\\s*=\\s*\\[(.*?)]").matcher(text);
        if (!assignment.find()) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>();
        Matcher value = VALUE.matcher(assignment.group(1));
        while (value.find()) {
            values.add(value.group(1));
        }
        return Optional.of(List.copyOf(values));
    }

    private static String list(List<String> values) {
        return values.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
    }
}
