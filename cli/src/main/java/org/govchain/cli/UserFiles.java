package org.govchain.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.govchain.cli.terminal.Fault;

/** Reads and writes files that the user named; a failure is a fault that names the file. */
final class UserFiles {

    private static final long MAX_SIZE = 256L << 20;

    private UserFiles() {}

    static byte[] read(Path file) {
        try {
            if (Files.size(file) > MAX_SIZE) {
                throw new Fault(file + " is larger than 256 MiB", "give a smaller file");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new Fault("there is no file " + file, "check the path", e);
        } catch (IOException e) {
            throw new Fault(file + " cannot be read", "check that it is a file and that you may read it", e);
        }
    }

    static void write(Path file, byte[] content) {
        createParent(file);
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new Fault(file + " cannot be written", "check the directory and the space left", e);
        }
    }

    static void createParent(Path file) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
        } catch (IOException e) {
            throw new Fault("the folder of " + file + " cannot be made", "check the path and your rights there", e);
        }
    }
}
