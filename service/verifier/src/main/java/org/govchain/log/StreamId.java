package org.govchain.log;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The opaque 16 bytes that name a sensor stream in public. */
public final class StreamId {

    /** Length in bytes. */
    public static final int LENGTH = 16;

    private final byte[] bytes;

    private StreamId(byte[] ownedBytes) {
        this.bytes = ownedBytes;
    }

    /** Wraps a copy; throws {@link IllegalArgumentException} when there are not exactly 16 bytes. */
    public static StreamId of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a stream id has 16 bytes, not " + bytes.length);
        }
        return new StreamId(bytes.clone());
    }

    /** Reads what {@link #toString} writes, in small or capital letters; empty for anything else. */
    public static Optional<StreamId> parse(String hex) {
        boolean isOne = hex.length() == 2 * LENGTH && hex.chars().allMatch(HexFormat::isHexDigit);
        return isOne ? Optional.of(new StreamId(HexFormat.of().parseHex(hex))) : Optional.empty();
    }

    /** A copy of the 16 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StreamId that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
