package org.govchain.cli.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.govchain.jose.StrictJson;
import org.govchain.merkle.Sha256Digest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the folder shows about itself, before a service is asked: whole files, lines that can be read, as many as were counted, every
 * file that a line names, and for each document the status that its last change led to.
 */
final class FolderCheck {

    private final ReceivedFolder folder;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, String> lastStatus = new HashMap<>();
    private final Set<Sha256Digest> sound = new HashSet<>();
    private long attachments;

    FolderCheck(ReceivedFolder folder) {
        this.folder = folder;
    }

    /** Everything that is wrong; what the files themselves are wrong about comes alone, because nothing in them counts then. */
    List<Finding> run() {
        findings.addAll(folder.problems());
        if (!findings.isEmpty()) {
            return findings;
        }
        each("status-changes", (_, _, line) -> lastStatus.put(document(line), text(line, "status")));
        each("keys", (_, _, _) -> {});
        each("status-lists", (_, _, _) -> {});
        each("credentials", this::credential);
        requireCount("credentials", "credentials");
        requireCount("statusChanges", "status-changes");
        if (!folder.counts("attachments", attachments)) {
            findings.add(new Finding(ExportFolder.MANIFEST, 0, "the number of attachments is another"));
        }
        return findings;
    }

    private void requireCount(String count, String part) {
        long lines = folder.part(part).stream().mapToLong(ExportedFile::lines).sum();
        if (!folder.counts(count, lines)) {
            findings.add(new Finding(ExportFolder.MANIFEST, 0, "the number of " + count + " is another"));
        }
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(String file, long number, ObjectNode line);
    }

    private void each(String part, Visitor visitor) {
        for (ExportedFile file : folder.part(part)) {
            try (LineReader lines = folder.lines(file)) {
                for (Optional<LineReader.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
                    visit(file.name(), next.get(), visitor);
                }
            } catch (IOException e) {
                throw ReceivedFolder.unreadable(Path.of(file.name()), e);
            }
        }
    }

    private void visit(String file, LineReader.Line line, Visitor visitor) {
        if (line.bytes().isEmpty()) {
            findings.add(new Finding(file, line.number(), "is longer than 2 MiB"));
            return;
        }
        StrictJson.parseObject(line.bytes().get())
                .ifPresentOrElse(
                        json -> visitor.visit(file, line.number(), json),
                        () -> findings.add(new Finding(file, line.number(), "is no strict JSON object in UTF-8")));
    }

    private void credential(String file, long number, ObjectNode line) {
        String status = text(line, "status");
        String changed = lastStatus.getOrDefault(document(line), "valid");
        if (!status.equals(changed)) {
            findings.add(new Finding(
                    file,
                    number,
                    "status-contradicted: it says " + status + ", the last change of status says " + changed));
        }
        for (JsonNode bound : line.path("attachments").values()) {
            if (bound.path("stored").asBoolean(false)) {
                attachments++;
                attachment(file, number, bound.path("sha256").asString(""));
            }
        }
    }

    private void attachment(String file, long number, String name) {
        Optional<Sha256Digest> hash = Sha256Digest.parseHex(name);
        boolean there = hash.isPresent()
                && (sound.contains(hash.get()) || folder.attachment(hash.get()).isPresent());
        if (there) {
            sound.add(hash.get());
        } else {
            findings.add(
                    new Finding(file, number, "attachment-missing: no file of the folder has the hash " + shown(name)));
        }
    }

    private static String shown(String name) {
        return name.matches("[0-9a-f]{64}") ? name : "that it names";
    }

    private static String document(ObjectNode line) {
        return text(line, "document") + "/" + line.path("version").asString("");
    }

    private static String text(ObjectNode line, String name) {
        return StrictJson.text(line, name).orElse("");
    }
}
