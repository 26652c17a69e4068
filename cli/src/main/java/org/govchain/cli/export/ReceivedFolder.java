package org.govchain.cli.export;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.govchain.cli.terminal.Fault;
import org.govchain.jose.StrictJson;
import org.govchain.merkle.Sha256Digest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The folder of an export that somebody hands in. Nothing in it is believed: names stay within the folder, links are not followed,
 * every file has to be the one that the manifest names.
 */
public final class ReceivedFolder {

    private static final String FORMAT = "govchain-export/1";
    private static final int LONGEST_MANIFEST = 8 << 20;
    private static final Set<String> WHOLE =
            Set.of("status-lists.ndjson", "keys.ndjson", "trust-policy.json", "checkpoint");

    private final Path root;
    private final ObjectNode manifest;
    private final List<ExportedFile> files;

    private ReceivedFolder(Path root, ObjectNode manifest, List<ExportedFile> files) {
        this.root = root;
        this.manifest = manifest;
        this.files = files;
    }

    /** Reads the manifest. @throws Fault when there is none, or none that this program understands */
    public static ReceivedFolder open(Path root) {
        Path file = root.resolve(ExportFolder.MANIFEST);
        if (!isFile(file)) {
            throw new Fault(
                    root + " has no " + ExportFolder.MANIFEST + ": it is not a complete export",
                    "run govchain export again where it was made, until it says that it is done");
        }
        ObjectNode manifest = StrictJson.parseObject(read(file, LONGEST_MANIFEST))
                .orElseThrow(
                        () -> new Fault(file + " is no strict JSON object in UTF-8", "have the folder copied again"));
        String format = StrictJson.text(manifest, "format").orElse("");
        if (!format.equals(FORMAT)) {
            throw new Fault(
                    "the export has the format \"" + format + "\", this program reads " + FORMAT,
                    "use the version of govchain that fits");
        }
        return new ReceivedFolder(root, manifest, files(manifest));
    }

    private static List<ExportedFile> files(ObjectNode manifest) {
        List<ExportedFile> files = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode entry : manifest.path("files").values()) {
            ExportedFile file = Optional.of(entry)
                    .filter(ObjectNode.class::isInstance)
                    .map(ObjectNode.class::cast)
                    .flatMap(ExportedFile::parse)
                    .filter(read -> WHOLE.contains(read.name())
                            || read.name().matches("(credentials|status-changes)/[0-9]{6}\\.ndjson"))
                    .filter(read -> names.add(read.name()))
                    .orElseThrow(() -> new Fault(
                            "the manifest names a file twice, outside the folder, or that no export has",
                            "do not trust this folder; have it exported again"));
            files.add(file);
        }
        return List.copyOf(files);
    }

    /** A text of the manifest, empty when it is not there. */
    public String said(String name) {
        return StrictJson.text(manifest, name).orElse("");
    }

    /** Whether the manifest counts as many as there are; the names are those of {@code counts}. */
    boolean counts(String name, long there) {
        return manifest.path("counts") instanceof ObjectNode counts
                && StrictJson.unsigned(counts, name)
                        .filter(said -> said == there)
                        .isPresent();
    }

    /** The files of a part such as {@code credentials}, in their order; one at most for a part without pages. */
    List<ExportedFile> part(String part) {
        return files.stream()
                .filter(file ->
                        file.name().startsWith(part + "/") || file.name().equals(part + ".ndjson"))
                .toList();
    }

    /** What is wrong with the files themselves: missing, a link, another length, hash or number of lines. */
    List<Finding> problems() {
        List<Finding> problems = new ArrayList<>();
        for (String needed : WHOLE) {
            if (files.stream().noneMatch(file -> file.name().equals(needed))) {
                problems.add(new Finding(ExportFolder.MANIFEST, 0, "does not name " + needed));
            }
        }
        for (ExportedFile file : files) {
            problem(file).ifPresent(why -> problems.add(new Finding(file.name(), 0, why)));
        }
        return problems;
    }

    private Optional<String> problem(ExportedFile file) {
        Path path = root.resolve(file.name());
        if (!isFile(path)) {
            return Optional.of("is missing or no ordinary file");
        }
        try {
            if (Files.size(path) != file.bytes()) {
                return Optional.of("has " + Files.size(path) + " bytes, the manifest says " + file.bytes());
            }
            if (!FileHash.of(path).equals(file.sha256())) {
                return Optional.of("is not the file that the manifest names: another SHA-256");
            }
            return FileHash.lines(path) == file.lines()
                    ? Optional.empty()
                    : Optional.of("has another number of lines than the manifest says");
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** The lines of a file; each at most 2 MiB. */
    LineReader lines(ExportedFile file) throws IOException {
        return new LineReader(new BufferedInputStream(stream(root.resolve(file.name()))));
    }

    /** An attachment that is there and has the hash of its name; empty when it is not. */
    Optional<Path> attachment(Sha256Digest hash) {
        Path path = root.resolve("attachments").resolve(hash.toHex());
        try {
            return isFile(path) && FileHash.of(path).equals(hash) ? Optional.of(path) : Optional.empty();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static InputStream stream(Path path) throws IOException {
        return Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Neither the file nor the folder that it lies in is a link. */
    private static boolean isFile(Path path) {
        Path parent = path.getParent();
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                && (parent == null || Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS));
    }

    private static byte[] read(Path path, int longest) {
        try (InputStream in = stream(path)) {
            byte[] content = in.readNBytes(longest + 1);
            if (content.length > longest) {
                throw new Fault(path + " is longer than " + longest + " bytes", "do not trust this folder");
            }
            return content;
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    static Fault unreadable(Path path, IOException e) {
        return new Fault(path + " cannot be read", "check that you may read the folder", e);
    }
}
