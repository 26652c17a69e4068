package org.govchain.cli.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.govchain.cli.terminal.Fault;

/**
 * The files of a mirror, under the paths that the service has them at, so that any web server can publish the folder. What was
 * fetched and not yet checked lies in {@code .incoming}: nothing unchecked is ever where a web server would show it.
 */
public final class MirrorDirectory {

    private static final String INCOMING = ".incoming";
    private static final String TEMPORARY = ".tmp";

    private final Path root;
    private final Path incoming;

    public MirrorDirectory(Path root) {
        this.root = root;
        this.incoming = root.resolve(INCOMING);
    }

    /** The folder. */
    public Path root() {
        return root;
    }

    /** The published file at a path such as {@code log/checkpoint}. @throws Fault when it is there and cannot be read */
    public Optional<byte[]> find(String path) {
        return read(root.resolve(path));
    }

    /** The file at a path, published or still to be checked. */
    Optional<byte[]> findAny(String path) {
        return find(path).or(() -> findIncoming(path));
    }

    Optional<byte[]> findIncoming(String path) {
        return read(incoming.resolve(path));
    }

    /** Names of the files in a folder, published or still to be checked. */
    List<String> names(String folder) {
        Set<String> names = new TreeSet<>();
        for (Path place : List.of(root.resolve(folder), incoming.resolve(folder))) {
            if (Files.isDirectory(place)) {
                try (Stream<Path> files = Files.list(place)) {
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> !name.endsWith(TEMPORARY))
                            .forEach(names::add);
                } catch (IOException e) {
                    throw unreadable(place, e);
                }
            }
        }
        return List.copyOf(names);
    }

    /** Keeps what was fetched until {@link #publish}. */
    void receive(String path, byte[] content) {
        write(incoming.resolve(path), content);
    }

    /** Moves everything received to its place; a crash in between leaves some files in either, and both are found. */
    void publish() {
        if (!Files.isDirectory(incoming)) {
            return;
        }
        Set<Path> folders = new TreeSet<>();
        try (Stream<Path> files = Files.walk(incoming)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(TEMPORARY))
                    .forEach(file -> folders.add(move(file, root.resolve(incoming.relativize(file)))));
        } catch (IOException | UncheckedIOException e) {
            throw unwritable(incoming, e);
        }
        folders.forEach(MirrorDirectory::force);
        dropIncoming();
    }

    /** Forgets what was received. */
    void dropIncoming() {
        if (!Files.isDirectory(incoming)) {
            return;
        }
        try (Stream<Path> files = Files.walk(incoming)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw unwritable(incoming, e);
        }
    }

    /** Puts a file in its place at once: readers see the old one or the new one. */
    void put(String path, byte[] content) {
        Path file = root.resolve(path);
        write(file, content);
        force(parent(file));
    }

    /** Removes a published file and its folder when nothing else is in it. */
    void remove(String path) {
        Path file = root.resolve(path);
        try {
            Files.deleteIfExists(file);
            try (Stream<Path> left = Files.list(parent(file))) {
                if (left.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(parent(file));
        } catch (NoSuchFileException _) {
            // The folder went with an earlier file.
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static Optional<byte[]> read(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static void write(Path file, byte[] content) {
        Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY);
        try {
            Files.createDirectories(parent(file));
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static Path move(Path from, Path to) {
        try {
            Files.createDirectories(parent(to));
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            return parent(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file's name is the content of its folder: without this a moved file may be gone after a loss of power. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file of a mirror lies in its folder");
    }

    private static Fault unreadable(Path file, Exception e) {
        return new Fault(file + " cannot be read", "check the folder of the mirror and your rights there", e);
    }

    private static Fault unwritable(Path file, Exception e) {
        return new Fault(file + " cannot be written", "check the folder of the mirror and the space left", e);
    }
}
