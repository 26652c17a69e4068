package org.govchain.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.govchain.cli.input.Input;
import org.govchain.cli.input.InputDetector;
import org.govchain.cli.terminal.Fault;

/** Turns the argument of a command into an input: a file when there is one of that name, else the text itself. */
final class UserInput {

    private static final int MAX_STANDARD_INPUT = 64 << 20;

    private UserInput() {}

    static Input read(String argument, Context context) {
        if (argument.equals("-")) {
            return InputDetector.detect(standardInput());
        }
        Optional<Path> file = path(argument, context).filter(Files::exists);
        if (file.isPresent()) {
            return InputDetector.detect(UserFiles.read(file.get()));
        }
        return InputDetector.detectArgument(argument)
                .orElseThrow(() -> new Fault(
                        "there is no file " + shortened(argument) + ", and it is no text of a QR code or credential",
                        "check the path; put a text with special characters in quotes"));
    }

    private static byte[] standardInput() {
        try {
            return System.in.readNBytes(MAX_STANDARD_INPUT);
        } catch (IOException e) {
            throw new Fault("standard input cannot be read", "give a file instead", e);
        }
    }

    /** Empty for texts that cannot be the name of a file, such as a credential of some kilobytes. */
    private static Optional<Path> path(String argument, Context context) {
        try {
            return argument.length() > 4000 ? Optional.empty() : Optional.of(context.resolve(Path.of(argument)));
        } catch (InvalidPathException notAName) {
            return Optional.empty();
        }
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
