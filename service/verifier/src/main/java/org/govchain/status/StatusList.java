package org.govchain.status;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.govchain.merkle.Sha256Digest;
import org.jspecify.annotations.Nullable;

/**
 * The bits of a status list, two per entry, the lowest index in the lowest bits of a byte (draft-ietf-oauth-status-list §4). Immutable:
 * a change makes a new list.
 */
public final class StatusList {

    /** Bits of one entry. */
    public static final int BITS = 2;
    /** Most entries of one list. */
    public static final int MAX_ENTRIES = 1 << 17;

    private static final int ENTRIES_PER_BYTE = 8 / BITS;
    private static final int MAX_BYTES = MAX_ENTRIES / ENTRIES_PER_BYTE;
    // Deflate of MAX_BYTES incompressible bytes grows by a few bytes per block only; anything longer is not one of our
    // lists.
    private static final int MAX_COMPRESSED_BYTES = MAX_BYTES + 1024;

    private final byte[] bits;
    /** Made when first asked for: 32 KiB take longer to hash than two signatures to verify. Any thread makes the same. */
    private @Nullable Sha256Digest digest;

    private StatusList(byte[] ownedBits) {
        this.bits = ownedBits;
    }

    /**
     * A list of entries that are all valid.
     *
     * @throws IllegalArgumentException unless the size is a positive multiple of 4 and at most {@link #MAX_ENTRIES}
     */
    public static StatusList ofSize(int entries) {
        if (entries <= 0 || entries > MAX_ENTRIES || entries % ENTRIES_PER_BYTE != 0) {
            throw new IllegalArgumentException(
                    "a status list has a positive multiple of 4 entries, at most " + MAX_ENTRIES + ", not " + entries);
        }
        return new StatusList(new byte[entries / ENTRIES_PER_BYTE]);
    }

    /** The list with these uncompressed bits; empty when they are none or too many. */
    public static Optional<StatusList> ofBits(byte[] bits) {
        return bits.length == 0 || bits.length > MAX_BYTES
                ? Optional.empty()
                : Optional.of(new StatusList(bits.clone()));
    }

    /** Reads a ZLIB stream (RFC 1950) that inflates to at most {@link #MAX_ENTRIES} entries and ends exactly at its end; else empty. */
    public static Optional<StatusList> decompress(byte[] zlib) {
        if (zlib.length > MAX_COMPRESSED_BYTES) {
            return Optional.empty();
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(zlib);
            byte[] buffer = new byte[MAX_BYTES + 1];
            int length = 0;
            int read;
            while (length < buffer.length && (read = inflater.inflate(buffer, length, buffer.length - length)) > 0) {
                length += read;
            }
            boolean complete = inflater.finished() && inflater.getRemaining() == 0;
            return complete ? ofBits(Arrays.copyOf(buffer, length)) : Optional.empty();
        } catch (DataFormatException notZlib) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    /** The number of entries. */
    public int size() {
        return bits.length * ENTRIES_PER_BYTE;
    }

    /** The status at this index; empty when the list has no such entry. */
    public Optional<Status> get(int index) {
        return index < 0 || index >= size() ? Optional.empty() : Optional.of(at(index));
    }

    /** A copy in which one entry is different. */
    public StatusList with(int index, Status status) {
        return with(Map.of(index, status));
    }

    /**
     * A copy in which these entries are different.
     *
     * @throws IndexOutOfBoundsException when the list has no such entry
     */
    public StatusList with(Map<Integer, Status> changes) {
        byte[] changed = bits.clone();
        changes.forEach((index, status) -> {
            int shift = shift(index);
            int position = index / ENTRIES_PER_BYTE;
            changed[position] = (byte) ((changed[position] & ~(3 << shift)) | (status.bits() << shift));
        });
        return new StatusList(changed);
    }

    /** SHA-256 of the uncompressed bits: what the chain holds for a version of the list. */
    public Sha256Digest digest() {
        Sha256Digest known = digest;
        if (known == null) {
            known = Sha256Digest.hash(bits);
            digest = known;
        }
        return known;
    }

    /** A copy of the uncompressed bits. */
    public byte[] bits() {
        return bits.clone();
    }

    /** The bits as a ZLIB stream at the highest compression. */
    public byte[] compress() {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(bits);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StatusList list && Arrays.equals(bits, list.bits);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bits);
    }

    private Status at(int index) {
        return Status.ofBits(bits[index / ENTRIES_PER_BYTE] >> shift(index));
    }

    private static int shift(int index) {
        return index % ENTRIES_PER_BYTE * BITS;
    }
}
