package org.govchain.cli.readings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.govchain.cli.terminal.Fault;
import org.govchain.jose.JsonText;
import org.govchain.jose.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * How much of a file was answered, kept beside it: a command that was interrupted goes on behind that. What was sent and not answered is sent
 * again, and is a duplicate if it had arrived. The hash of the readings so far tells a file that grew from one that is another.
 */
public final class SentSoFar {

    private final Optional<Path> beside;
    private final MessageDigest hash = sha256();
    private long readings;

    private SentSoFar(Optional<Path> beside) {
        this.beside = beside;
    }

    /** Of nothing that could be read a second time, such as standard input. */
    public static SentSoFar ofNothing() {
        return new SentSoFar(Optional.empty());
    }

    /**
     * Goes through what was sent already.
     *
     * @param beside where it is kept
     * @param rows of the file; stand behind what was sent afterwards
     */
    public static SentSoFar resume(Path beside, ReadingRows rows) throws IOException {
        SentSoFar sent = new SentSoFar(Optional.of(beside));
        if (Files.notExists(beside)) {
            return sent;
        }
        ObjectNode kept = StrictJson.parseObject(Files.readAllBytes(beside)).orElseThrow(() -> another(beside));
        long before = StrictJson.unsigned(kept, "readings").orElseThrow(() -> another(beside));
        while (sent.readings < before) {
            sent.count(rows.next().orElseThrow(() -> another(beside)));
        }
        if (!sent.hashSoFar().equals(StrictJson.text(kept, "sha256").orElse(""))) {
            throw another(beside);
        }
        return sent;
    }

    /** How many were answered. */
    public long readings() {
        return readings;
    }

    /** These were answered, and are not sent again. */
    public void answered(Iterable<ReadingRows.Row> rows) throws IOException {
        rows.forEach(this::count);
        if (beside.isPresent()) {
            String text = new JsonText(128)
                    .raw("{")
                    .member("readings", readings)
                    .raw(",")
                    .member("sha256", hashSoFar())
                    .raw("}\n")
                    .toString();
            Path fresh = beside.get().resolveSibling(beside.get().getFileName() + ".new");
            Files.writeString(fresh, text, StandardCharsets.UTF_8);
            Files.move(fresh, beside.get(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void count(ReadingRows.Row row) {
        hash.update(row.json());
        hash.update((byte) '\n');
        readings++;
    }

    private String hashSoFar() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) hash.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of the JDK can be cloned", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Fault another(Path beside) {
        return new Fault(
                beside + " belongs to another file: its first readings are not those that were sent",
                "remove it to send everything from the beginning; what is there already is a duplicate");
    }
}
