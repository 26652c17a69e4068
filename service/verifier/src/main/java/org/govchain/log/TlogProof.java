package org.govchain.log;

import java.util.Base64;
import java.util.List;
import org.govchain.merkle.InclusionProof;
import org.govchain.merkle.Sha256Digest;

/**
 * That an entry is in a checkpointed log, as one text (C2SP tlog-proof). Carries claims until checkpoint and path are verified.
 * The optional {@code extra} line is not authenticated by anything: it is checked for form, then dropped.
 *
 * @param index position of the entry
 * @param path inclusion path from the leaf's sibling upwards
 * @param checkpoint the signed state of the log that the path leads to
 */
public record TlogProof(long index, List<Sha256Digest> path, SignedCheckpoint checkpoint) {

    private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int MAX_PATH = 63;
    /** Head of the file: first line, an extra of up to 16 KiB, index, path; the checkpoint has its own limit. */
    private static final int MAX_LENGTH = (1 << 16) + (1 << 15);

    /** Copies the path; throws {@link IllegalArgumentException} for a negative index. */
    public TlogProof {
        if (index < 0) {
            throw new IllegalArgumentException("an index is not negative");
        }
        path = List.copyOf(path);
    }

    /** Reads the text. */
    public static Parsed<TlogProof> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return new Parsed.Malformed<>("proof is longer than 96 KiB");
        }
        int blankLine = text.indexOf("\n\n");
        if (blankLine < 0) {
            return new Parsed.Malformed<>("proof has no blank line before a checkpoint");
        }
        String[] lines = text.substring(0, blankLine).split("\n", MAX_PATH + 5);
        int next = 0;
        if (!lines[next++].equals(FIRST_LINE)) {
            return new Parsed.Malformed<>("proof is not a " + FIRST_LINE);
        }
        if (next < lines.length && lines[next].startsWith(EXTRA)) {
            if (Text.base64(lines[next++].substring(EXTRA.length())) instanceof Parsed.Malformed<byte[]> malformed) {
                return new Parsed.Malformed<>(malformed.reason());
            }
        }
        if (next == lines.length || !lines[next].startsWith(INDEX)) {
            return new Parsed.Malformed<>("proof has no index");
        }
        String indexText = lines[next++].substring(INDEX.length());
        List<String> hashes = List.of(lines).subList(next, lines.length);
        return Text.decimal(indexText)
                .then(index -> parsePath(hashes)
                        .then(path -> SignedCheckpoint.parse(text.substring(blankLine + 2))
                                .then(checkpoint -> new Parsed.Ok<>(new TlogProof(index, path, checkpoint)))));
    }

    /** The text, without an {@code extra} line. */
    public String text() {
        StringBuilder text = new StringBuilder(FIRST_LINE)
                .append('\n')
                .append(INDEX)
                .append(index)
                .append('\n');
        for (Sha256Digest hash : path) {
            text.append(Base64.getEncoder().encodeToString(hash.bytes())).append('\n');
        }
        return text.append('\n').append(checkpoint.note()).toString();
    }

    /** Index and path against the checkpoint's size. */
    public InclusionProof inclusion() {
        return new InclusionProof(index, checkpoint.checkpoint().treeSize(), path);
    }

    /** Whether the log with this key signed the checkpoint and the entry with this leaf hash is in it at the index. */
    public boolean verify(Sha256Digest leafHash, CheckpointKey key) {
        return checkpoint.isSignedBy(key)
                && inclusion().verify(leafHash, checkpoint.checkpoint().root());
    }

    private static Parsed<List<Sha256Digest>> parsePath(List<String> lines) {
        if (lines.size() > MAX_PATH) {
            return new Parsed.Malformed<>("proof has more than 63 hashes");
        }
        return Parsed.each(lines, Text::digest);
    }
}
