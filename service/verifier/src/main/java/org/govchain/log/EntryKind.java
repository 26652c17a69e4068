package org.govchain.log;

import java.nio.ByteBuffer;
import java.util.Optional;

/** The kinds of log entry and the length of their bodies (docs/spec/log.md, "Entries"). */
public enum EntryKind {
    /** A copy of a credential was issued. */
    CREDENTIAL(0x01, 32, true),
    /** A rendered document was signed. */
    DOCUMENT(0x02, 32, true),
    /** A hand-over event. */
    HAND_OVER(0x03, 32, true),
    /** The status of a document changed. */
    STATUS_CHANGE(0x04, 32, true),
    /** The head of a sensor stream. */
    STREAM_HEAD(0x10, 16 + 8 + 32, false),
    /** A new version of a status list. */
    STATUS_LIST_HEAD(0x11, 32 + 8 + 32, false);

    private final byte code;
    private final int bodyLength;
    private final boolean closed;

    EntryKind(int code, int bodyLength, boolean closed) {
        this.code = (byte) code;
        this.bodyLength = bodyLength;
        this.closed = closed;
    }

    /** Whether entries of this kind show a commitment only. */
    public boolean isClosed() {
        return closed;
    }

    int bodyLength() {
        return bodyLength;
    }

    ByteBuffer begin() {
        return ByteBuffer.allocate(LogEntry.HEADER_LENGTH + bodyLength)
                .put(LogEntry.VERSION)
                .put(code);
    }

    static Optional<EntryKind> ofCode(byte code) {
        for (EntryKind kind : values()) {
            if (kind.code == code) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
