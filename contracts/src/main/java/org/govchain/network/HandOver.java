package org.govchain.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The part of a member's folder that people read and run; the texts are those of besu-network/templates. */
final class HandOver {

    private static final List<String> TEXTS = List.of("README.md", "compose.yml", "besu.service", "govchain.yml");
    private static final String START = "start.sh";

    private HandOver() {}

    static void write(Path folder, NetworkDescription description, Member member) throws IOException {
        Map<String, String> values = values(description, member);
        for (String file : TEXTS) {
            Files.writeString(folder.resolve(file), filled(file, values));
        }
        Path start = folder.resolve(START);
        Files.writeString(start, filled(START, values));
        Files.setPosixFilePermissions(start, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(
                folder.resolve(".gitignore"),
                MemberSecrets.FILES.stream()
                        .collect(Collectors.joining("\n", "", "\ndata/\nkeys/\nfiles/\nbesu.log\nbesu.pid\n")));
    }

    private static Map<String, String> values(NetworkDescription description, Member member) {
        PublicKeys keys = member.known();
        return Map.of(
                "name",
                member.name(),
                "host",
                member.host(),
                "p2pPort",
                Integer.toString(member.p2pPort()),
                "rpcPort",
                Integer.toString(member.rpcPort()),
                "chainId",
                Long.toString(description.chainId()),
                "validator",
                keys.node().validator().hex(),
                "accounts",
                keys.accounts().entrySet().stream()
                        .map(account -> account.getKey() + " " + account.getValue())
                        .collect(Collectors.joining(", ")));
    }

    private static String filled(String template, Map<String, String> values) {
        String text = text(template);
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("@" + value.getKey() + "@", value.getValue());
        }
        return text;
    }

    private static String text(String template) {
        try (InputStream in = HandOver.class.getResourceAsStream("templates/" + template)) {
            if (in == null) {
                throw new IllegalStateException("the template " + template + " is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
