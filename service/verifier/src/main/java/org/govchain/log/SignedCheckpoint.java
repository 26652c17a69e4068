package org.govchain.log;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.govchain.crypto.RawSigner;

/**
 * A checkpoint with its signatures, as exact text (C2SP signed-note). What {@link #parse} answers is well-formed and nothing
 * more: nothing in it counts before {@link #isSignedBy} said so.
 */
public final class SignedCheckpoint {

    /** Room for 16 post-quantum cosignatures, which verifiers must accept. */
    private static final int MAX_LENGTH = 1 << 16;

    private static final int MAX_SIGNATURES = 32;

    private final String note;
    private final Checkpoint checkpoint;
    private final List<NoteSignature> signatures;

    private SignedCheckpoint(String note, Checkpoint checkpoint, List<NoteSignature> signatures) {
        this.note = note;
        this.checkpoint = checkpoint;
        this.signatures = List.copyOf(signatures);
    }

    /** Signs; throws {@link IllegalArgumentException} when the key is not named after the checkpoint's origin. */
    public static SignedCheckpoint sign(Checkpoint checkpoint, CheckpointKey key, RawSigner signer) {
        if (!key.origin().equals(checkpoint.origin())) {
            throw new IllegalArgumentException(
                    "the key of " + key.origin() + " does not sign for " + checkpoint.origin());
        }
        byte[] signature = signer.sign(checkpoint.noteText().getBytes(StandardCharsets.UTF_8));
        NoteSignature line = new NoteSignature(key.origin().value(), key.id(), signature);
        SignedCheckpoint signed =
                new SignedCheckpoint(checkpoint.noteText() + "\n" + line.line(), checkpoint, List.of(line));
        if (!signed.isSignedBy(key)) {
            throw new IllegalStateException("the signer of " + key.origin() + " does not fit its public key");
        }
        return signed;
    }

    /** Reads a signed note of at most 64 KiB and 32 signatures whose text is a checkpoint. */
    public static Parsed<SignedCheckpoint> parse(String note) {
        if (note.length() > MAX_LENGTH) {
            return new Parsed.Malformed<>("checkpoint is longer than 64 KiB");
        }
        int blankLine = note.lastIndexOf("\n\n");
        if (blankLine < 0 || !note.endsWith("\n") || blankLine + 2 == note.length()) {
            return new Parsed.Malformed<>("checkpoint has no signature after a blank line");
        }
        String text = note.substring(0, blankLine + 1);
        String[] lines = note.substring(blankLine + 2, note.length() - 1).split("\n", MAX_SIGNATURES + 1);
        if (lines.length > MAX_SIGNATURES) {
            return new Parsed.Malformed<>("checkpoint has more than 32 signatures");
        }
        return Checkpoint.parseNoteText(text)
                .then(checkpoint -> Parsed.each(List.of(lines), NoteSignature::parse)
                        .then(signatures -> new Parsed.Ok<>(new SignedCheckpoint(note, checkpoint, signatures))));
    }

    /** The exact text, as it was read or signed. */
    public String note() {
        return note;
    }

    /** Origin, size and root; claims until {@link #isSignedBy} is true. */
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /**
     * Whether the log with this key signed this checkpoint: the origin is the key's name, and at least one line carries its
     * name and id, and every such line verifies. Lines of other keys (witnesses, rotated keys) are ignored.
     */
    public boolean isSignedBy(CheckpointKey key) {
        if (!key.origin().equals(checkpoint.origin())) {
            return false;
        }
        int id = key.id();
        byte[] text = checkpoint.noteText().getBytes(StandardCharsets.UTF_8);
        List<NoteSignature> own = signatures.stream()
                .filter(line ->
                        line.id() == id && line.name().equals(key.origin().value()))
                .toList();
        return !own.isEmpty() && own.stream().allMatch(line -> key.key().verify(text, line.signature()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedCheckpoint that && note.equals(that.note);
    }

    @Override
    public int hashCode() {
        return note.hashCode();
    }

    @Override
    public String toString() {
        return checkpoint.toString();
    }
}
