package org.govchain.log;

import java.nio.charset.StandardCharsets;

/** The unique name of a log, also its key's name: a URL without scheme, such as {@code musterstadt.example/log/2026}. */
public record LogOrigin(String value) {

    private static final int MAX_LENGTH = 255;

    /** Throws {@link IllegalArgumentException} for a name that {@link #parse} refuses. */
    public LogOrigin {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException(
                    "a log origin is 1 to 255 printable ASCII characters, without space and plus");
        }
    }

    /** Reads a foreign name: 1 to 255 printable ASCII characters, without space and plus. */
    public static Parsed<LogOrigin> parse(String value) {
        return isWellFormed(value)
                ? new Parsed.Ok<>(new LogOrigin(value))
                : new Parsed.Malformed<>("origin is not 1 to 255 printable ASCII characters without space and plus");
    }

    /** The log's name on the chain. */
    public LogId id() {
        return LogId.of(this);
    }

    byte[] utf8() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isWellFormed(String value) {
        return !value.isEmpty()
                && value.length() <= MAX_LENGTH
                && value.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '+');
    }

    @Override
    public String toString() {
        return value;
    }
}
