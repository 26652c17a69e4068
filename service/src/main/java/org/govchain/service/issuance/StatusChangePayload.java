package org.govchain.service.issuance;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.govchain.status.Status;

/**
 * What the log entry of a status change commits to: deterministic CBOR (RFC 8949 section 4.2), a map of 1 document id, 2
 * version, 3 new status, 4 recorded time, 5 legal effect (both Unix seconds), 6 the authority's own words, 7 code of the reason, and of the
 * version that took its place 8 credential id and 9 version. Entries made before there were codes have no member behind the sixth.
 */
public final class StatusChangePayload {

    private static final int UNSIGNED = 0;
    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int MAP = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    private StatusChangePayload() {}

    /**
     * The version of a document that took the place of an older one.
     *
     * @param credential id of its first copy
     */
    public record Successor(UUID credential, int version) {}

    /** The bytes. */
    public static byte[] encode(
            UUID document,
            int version,
            Status status,
            Instant recorded,
            Instant effective,
            String words,
            Optional<String> code,
            Optional<Successor> successor) {
        StatusChangePayload payload = new StatusChangePayload();
        payload.head(MAP, 6 + (code.isPresent() ? 1 : 0) + (successor.isPresent() ? 2 : 0));
        payload.id(1, document);
        payload.number(2, version);
        payload.number(3, status.bits());
        payload.number(4, recorded.getEpochSecond());
        payload.number(5, effective.getEpochSecond());
        payload.text(6, words);
        code.ifPresent(text -> payload.text(7, text));
        successor.ifPresent(next -> {
            payload.id(8, next.credential());
            payload.number(9, next.version());
        });
        return payload.out.toByteArray();
    }

    private void id(int key, UUID id) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        head(UNSIGNED, key);
        head(BYTES, bytes.length);
        out.writeBytes(bytes);
    }

    private void text(int key, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        head(UNSIGNED, key);
        head(TEXT, bytes.length);
        out.writeBytes(bytes);
    }

    private void number(int key, long value) {
        head(UNSIGNED, key);
        head(UNSIGNED, value);
    }

    /** The shortest head for a value of 0 to 2⁶³ − 1. */
    private void head(int major, long value) {
        int type = major << 5;
        if (value < 24) {
            out.write(type | (int) value);
        } else if (value < 1 << 8) {
            out.write(type | 24);
            out.write((int) value);
        } else if (value < 1 << 16) {
            out.write(type | 25);
            out.writeBytes(ByteBuffer.allocate(2).putShort((short) value).array());
        } else if (value < 1L << 32) {
            out.write(type | 26);
            out.writeBytes(ByteBuffer.allocate(4).putInt((int) value).array());
        } else {
            out.write(type | 27);
            out.writeBytes(ByteBuffer.allocate(8).putLong(value).array());
        }
    }
}
