package org.govchain.seal;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** One field: a tag byte, a length in DER's shortest form (X.690 §10.1), the value. */
final class Tlv {

    private final int tag;
    private final byte[] value;
    private final int end;

    private Tlv(int tag, byte[] ownedValue, int end) {
        this.tag = tag;
        this.value = ownedValue;
        this.end = end;
    }

    /** 00 to FF. */
    int tag() {
        return tag;
    }

    /** The bytes themselves, not a copy. */
    byte[] value() {
        return value;
    }

    /** Offset of the first byte after the field. */
    int end() {
        return end;
    }

    /** Reads the field at this offset; empty when it is cut short or its length is not in the shortest form. */
    static Optional<Tlv> read(byte[] bytes, int offset) {
        if (bytes.length - offset < 2) {
            return Optional.empty();
        }
        int first = bytes[offset + 1] & 0xff;
        int lengthBytes = first < 0x80 ? 0 : first - 0x80;
        int valueAt = offset + 2 + lengthBytes;
        // 80 is BER's indefinite form; more than two bytes of length exceed every symbol.
        if (first == 0x80 || lengthBytes > 2 || valueAt > bytes.length) {
            return Optional.empty();
        }
        int length = first;
        if (lengthBytes > 0) {
            length = bytes[offset + 2] & 0xff;
            if (lengthBytes == 2) {
                length = (length << 8) | (bytes[offset + 3] & 0xff);
            }
            if (length < (lengthBytes == 1 ? 0x80 : 0x100)) {
                return Optional.empty();
            }
        }
        return length > bytes.length - valueAt
                ? Optional.empty()
                : Optional.of(new Tlv(
                        bytes[offset] & 0xff, Arrays.copyOfRange(bytes, valueAt, valueAt + length), valueAt + length));
    }

    static void write(ByteArrayOutputStream out, int tag, byte[] value) {
        out.write(tag);
        if (value.length >= 0x100) {
            out.write(0x82);
            out.write(value.length >>> 8);
        } else if (value.length >= 0x80) {
            out.write(0x81);
        }
        out.write(value.length);
        out.writeBytes(value);
    }
}
