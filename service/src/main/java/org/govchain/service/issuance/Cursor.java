package org.govchain.service.issuance;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/** A place in the list, opaque to callers; it names no row and is good for one authority only, because every page asks for it. */
public record Cursor(long before) {

    /** The start of the list. */
    public static final Cursor START = new Cursor(Long.MAX_VALUE);

    /** A place that a page gave; empty when the text is none. */
    public static Optional<Cursor> parse(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return bytes.length == Long.BYTES
                    ? Optional.of(new Cursor(ByteBuffer.wrap(bytes).getLong()))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(Long.BYTES).putLong(before).array());
    }
}
