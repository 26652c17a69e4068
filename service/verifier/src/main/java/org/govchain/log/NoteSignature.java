package org.govchain.log;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * One signature line of a signed note: {@code — name base64(id ‖ signature)}.
 *
 * @param name key name
 * @param id first four bytes of the decoded base64
 * @param signature the bytes after them
 */
@SuppressWarnings("ArrayRecordComponent") // package-private carrier between parser and verification, never compared
record NoteSignature(String name, int id, byte[] signature) {

    private static final String DASH = "\u2014 ";

    String line() {
        byte[] idAndSignature = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(id)
                .put(signature)
                .array();
        return DASH + name + " " + Base64.getEncoder().encodeToString(idAndSignature) + "\n";
    }

    /** Reads a line without its newline. */
    static Parsed<NoteSignature> parse(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space <= DASH.length()) {
            return new Parsed.Malformed<>("signature line is not a dash, a name and base64");
        }
        String name = line.substring(DASH.length(), space);
        if (!isKeyName(name)) {
            return new Parsed.Malformed<>("signature line's key name has a space, a plus or a control character");
        }
        return Text.base64(line.substring(space + 1)).then(bytes -> of(name, bytes));
    }

    private static Parsed<NoteSignature> of(String name, byte[] idAndSignature) {
        if (idAndSignature.length <= Integer.BYTES) {
            return new Parsed.Malformed<>("signature line has no signature");
        }
        int id = ByteBuffer.wrap(idAndSignature).getInt();
        byte[] signature = Arrays.copyOfRange(idAndSignature, Integer.BYTES, idAndSignature.length);
        return new Parsed.Ok<>(new NoteSignature(name, id, signature));
    }

    private static boolean isKeyName(String name) {
        // A lone surrogate has no UTF-8 form, and a note is UTF-8.
        return name.codePoints()
                .noneMatch(c -> Character.isSpaceChar(c)
                        || Character.isWhitespace(c)
                        || Character.isISOControl(c)
                        || Character.getType(c) == Character.SURROGATE
                        || c == '+');
    }
}
