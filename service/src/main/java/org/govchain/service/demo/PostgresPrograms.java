package org.govchain.service.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL's programs, unpacked once. */
final class PostgresPrograms {

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
            PostgresArchive.unpack(fresh);
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
}
