package org.govchain.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.govchain.cli.terminal.Fault;

/** A new file for a secret, which only its owner may read from the first moment on. */
final class SecretFile {

    private final Optional<Path> file;

    private SecretFile(Optional<Path> file) {
        this.file = file;
    }

    /** None: nothing is written. */
    static SecretFile none() {
        return new SecretFile(Optional.empty());
    }

    /** Makes it, empty. @throws Fault when it is there already or cannot be made */
    static SecretFile create(Path file) {
        UserFiles.createParent(file);
        try {
            return new SecretFile(Optional.of(Files.createFile(
                    file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))));
        } catch (FileAlreadyExistsException e) {
            throw new Fault(file + " is there already", "name another file, or move that one away", e);
        } catch (IOException e) {
            throw new Fault(file + " cannot be written", "check the directory and the space left", e);
        }
    }

    void write(byte[] secret) {
        file.ifPresent(it -> UserFiles.write(it, secret));
    }

    /** Takes the empty file away, when there is nothing to write after all. */
    void discard() {
        try {
            if (file.isPresent() && Files.size(file.get()) == 0) {
                Files.delete(file.get());
            }
        } catch (IOException e) {
            throw new Fault(file.map(Path::toString).orElse("") + " cannot be removed", "remove it by hand", e);
        }
    }
}
