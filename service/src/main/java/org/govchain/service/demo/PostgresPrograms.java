package org.govchain.service.demo;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL's programs, which come as an archive on the class path and are unpacked once. */
final class PostgresPrograms {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private final Path directory;

    private PostgresPrograms(Path directory) {
        this.directory = directory;
    }

    /** Unpacked beside their place and moved: they are whole or not there. */
    static PostgresPrograms in(Path home) throws IOException {
        Path programs = home.resolve("programs");
        if (Files.notExists(programs)) {
            Path fresh = home.resolve("programs.new");
            FileSystemUtils.deleteRecursively(fresh);
            unpack(fresh);
            Files.move(fresh, programs, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresPrograms(programs);
    }

    /**
     * The command line of a program. PostgreSQL refuses to run as root, as in a container: there it gets a user namespace of
     * its own in which it is nobody, while its files stay root's.
     */
    List<String> command(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(directory.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static void unpack(Path target) throws IOException {
        try (InputStream archive = open();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, target);
            }
        }
    }

    private static InputStream open() throws IOException {
        InputStream archive = PostgresPrograms.class.getResourceAsStream(ARCHIVE);
        if (archive == null) {
            throw new FileNotFoundException(ARCHIVE + " is not on the class path");
        }
        return archive;
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path file = entry.resolveIn(target);
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            Files.setPosixFilePermissions(file, permissions(entry.getMode()));
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        return PosixFilePermissions.fromString((mode & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--");
    }
}
