package org.govchain.log;

import java.util.Base64;
import org.govchain.merkle.Sha256Digest;

/**
 * The state of a log at a size: what gets signed and anchored (C2SP tlog-checkpoint).
 *
 * @param origin name of the log
 * @param treeSize number of entries, from 0
 * @param root root hash over them
 */
public record Checkpoint(LogOrigin origin, long treeSize, Sha256Digest root) {

    /** Throws {@link IllegalArgumentException} for a negative size. */
    public Checkpoint {
        if (treeSize < 0) {
            throw new IllegalArgumentException("a tree size is not negative");
        }
    }

    /** The text that a signature covers: three lines, each ended by a newline. */
    public String noteText() {
        return origin.value() + "\n" + treeSize + "\n" + Base64.getEncoder().encodeToString(root.bytes()) + "\n";
    }

    /** Reads the note text; extension lines are refused, because neither contract nor proofs would bind them. */
    static Parsed<Checkpoint> parseNoteText(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 4 || !lines[3].isEmpty()) {
            return new Parsed.Malformed<>("checkpoint has not exactly three lines");
        }
        return LogOrigin.parse(lines[0])
                .then(origin -> Text.decimal(lines[1])
                        .then(size -> Text.digest(lines[2])
                                .then(root -> new Parsed.Ok<>(new Checkpoint(origin, size, root)))));
    }
}
