package org.govchain.cli.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.govchain.cli.terminal.Fault;

/**
 * The folder of an export while it is written. Only its owner may enter it. What was written down in {@code progress.ndjson} is
 * complete; whatever else lies there is written again. The manifest is last: a folder without one is no export.
 */
public final class ExportFolder {

    static final String MANIFEST = "manifest.json";
    private static final String PROGRESS = "progress.ndjson";
    private static final String TEMPORARY = ".tmp";

    private final Path root;
    private final List<ExportedFile> written = new ArrayList<>();

    private ExportFolder(Path root) {
        this.root = root;
    }

    /** Makes the folder or goes on with one that was interrupted. @throws Fault when it is complete or holds something else */
    public static ExportFolder open(Path root, String summary) {
        try {
            if (Files.exists(root.resolve(MANIFEST))) {
                throw new Fault(root + " holds a complete export", "choose another folder with --out DIR");
            }
            ExportFolder folder = new ExportFolder(root);
            if (Files.exists(root.resolve(PROGRESS))) {
                folder.resume(summary);
            } else {
                folder.begin(summary);
            }
            return folder;
        } catch (IOException e) {
            throw unwritable(root, e);
        }
    }

    /** The files of a part that are complete, in their order. */
    List<ExportedFile> written(String part) {
        return written.stream()
                .filter(file -> file.name().startsWith(part + "/"))
                .toList();
    }

    /** All files that are complete, in the order in which they were written. */
    List<ExportedFile> written() {
        return List.copyOf(written);
    }

    /** Whether this file is complete. */
    boolean has(String name) {
        return written.stream().anyMatch(file -> file.name().equals(name));
    }

    /** Writes a file for good and notes that it is complete. */
    void add(String name, byte[] content, long last) {
        write(name, content);
        ExportedFile file = ExportedFile.of(name, content, last);
        note(file.toJson());
        written.add(file);
    }

    /** A place for a file that is not in the manifest: its name is its hash. */
    Path place(String name) {
        Path file = root.resolve(name);
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
        } catch (IOException e) {
            throw unwritable(file, e);
        }
        return file;
    }

    /** Ends the export. */
    void finish(byte[] manifest) {
        write(MANIFEST, manifest);
        try {
            Files.delete(root.resolve(PROGRESS));
        } catch (IOException e) {
            throw unwritable(root, e);
        }
    }

    private void begin(String summary) throws IOException {
        if (Files.isDirectory(root)) {
            try (Stream<Path> content = Files.list(root)) {
                if (content.findAny().isPresent()) {
                    throw new Fault(root + " is not empty", "choose an empty folder with --out DIR");
                }
            }
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        } else {
            Files.createDirectories(Objects.requireNonNull(root.toAbsolutePath().getParent()));
            Files.createDirectory(
                    root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        note(summary);
    }

    /** The last line may be cut off by a crash: its file is fetched again. */
    private void resume(String summary) throws IOException {
        List<String> lines = Files.readAllLines(root.resolve(PROGRESS));
        if (lines.isEmpty() || !lines.getFirst().equals(summary)) {
            throw new Fault(
                    root + " holds the beginning of another export",
                    "go on with the same service and authority, or choose another folder with --out DIR");
        }
        for (String line : lines.subList(1, lines.size())) {
            Optional<ExportedFile> file = ExportedFile.parse(line);
            if (file.isEmpty()) {
                break;
            }
            written.add(file.get());
        }
        Files.writeString(root.resolve(PROGRESS), "");
        note(summary);
        written.forEach(file -> note(file.toJson()));
    }

    private void write(String name, byte[] content) {
        Path file = place(name);
        Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY);
        try {
            append(temporary, content, StandardOpenOption.TRUNCATE_EXISTING);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private void note(String line) {
        try {
            append(root.resolve(PROGRESS), (line + "\n").getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw unwritable(root, e);
        }
    }

    private static void append(Path file, byte[] content, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static Fault unwritable(Path file, IOException e) {
        return new Fault(file + " cannot be written", "check the folder and the space left", e);
    }
}
