package org.govchain.stream;

import java.util.Optional;

/** What a leaf of a stream is about (docs/spec/streams.md, "Leaves"). */
public enum LeafKind {
    /** What the stream is about; leaf 0 and no other. */
    OPENING(0x01),
    /** What a device measured. */
    READING(0x02),
    /** Numbers of the device's own counter that did not come. */
    GAP(0x03),
    /** Nothing came for longer than expected. */
    SILENCE(0x04),
    /** The digest of a picture or another file. */
    FILE(0x05);

    private final byte code;

    LeafKind(int code) {
        this.code = (byte) code;
    }

    /** The kind's byte in a leaf. */
    public byte code() {
        return code;
    }

    /** Whether {@code measured} is a time of the device's; otherwise it equals {@code received}. */
    public boolean isMeasured() {
        return this == READING || this == FILE;
    }

    /** The kind with this byte. */
    public static Optional<LeafKind> ofCode(byte code) {
        for (LeafKind kind : values()) {
            if (kind.code == code) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
