package org.govchain.consortium;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One item in recursive length prefix encoding (Ethereum yellow paper, appendix B): a view on the bytes it was read from, so that what is
 * hashed again are the bytes received. Only the shortest form is read, as the protocol demands. Lists are opened level by level: no
 * recursion, no memory beyond the input.
 */
final class RlpItem {

    private static final int STRING = 0x80;
    private static final int LONG_STRING = 0xb7;
    private static final int LIST = 0xc0;
    private static final int LONG_LIST = 0xf7;
    private static final int LONGEST_SHORT = 55;

    private final byte[] source;
    private final int start;
    private final int payload;
    private final int end;
    private final boolean list;

    private RlpItem(byte[] source, int start, int payload, int end, boolean list) {
        this.source = source;
        this.start = start;
        this.payload = payload;
        this.end = end;
        this.list = list;
    }

    /** The one item these bytes are; empty when they are none, or more than one. */
    static Optional<RlpItem> parse(byte[] bytes) {
        RlpItem item = read(bytes, 0, bytes.length);
        return item == null || item.end != bytes.length ? Optional.empty() : Optional.of(item);
    }

    /** The items of a list; empty for a string and for a list whose content is malformed. */
    Optional<List<RlpItem>> items() {
        if (!list) {
            return Optional.empty();
        }
        List<RlpItem> items = new ArrayList<>();
        for (int at = payload; at < end; at = items.getLast().end) {
            RlpItem item = read(source, at, end);
            if (item == null) {
                return Optional.empty();
            }
            items.add(item);
        }
        return Optional.of(items);
    }

    /** The items of a list that has exactly so many. */
    Optional<List<RlpItem>> items(int count) {
        return items().filter(items -> items.size() == count);
    }

    boolean isList() {
        return list;
    }

    /** The bytes of a string; empty for a list. */
    Optional<byte[]> string() {
        return list ? Optional.empty() : Optional.of(Arrays.copyOfRange(source, payload, end));
    }

    /** The bytes of a string of exactly this length. */
    Optional<byte[]> string(int length) {
        return end - payload == length ? string() : Optional.empty();
    }

    /** An unsigned number below 2^63 without leading zeros; zero is the empty string. */
    OptionalLong number() {
        if (list || end - payload > Long.BYTES || (end > payload && source[payload] == 0)) {
            return OptionalLong.empty();
        }
        long value = 0;
        for (int at = payload; at < end; at++) {
            value = (value << 8) | (source[at] & 0xff);
        }
        return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** The item as it was received, prefix included. */
    byte[] encoded() {
        return Arrays.copyOfRange(source, start, end);
    }

    private static @Nullable RlpItem read(byte[] source, int at, int limit) {
        if (at >= limit) {
            return null;
        }
        int first = source[at] & 0xff;
        if (first < STRING) {
            return new RlpItem(source, at, at, at + 1, false);
        }
        boolean list = first >= LIST;
        int longForm = list ? LONG_LIST : LONG_STRING;
        return first <= longForm
                ? shortItem(source, at, limit, first - (list ? LIST : STRING), list)
                : longItem(source, at, limit, first - longForm, list);
    }

    private static @Nullable RlpItem shortItem(byte[] source, int at, int limit, int length, boolean list) {
        int payload = at + 1;
        if (length > limit - payload) {
            return null;
        }
        // A single byte below 0x80 stands for itself.
        boolean longerThanNeeded = !list && length == 1 && (source[payload] & 0xff) < STRING;
        return longerThanNeeded ? null : new RlpItem(source, at, payload, payload + length, list);
    }

    private static @Nullable RlpItem longItem(byte[] source, int at, int limit, int sizeOfLength, boolean list) {
        int payload = at + 1 + sizeOfLength;
        if (sizeOfLength > Integer.BYTES || payload > limit || source[at + 1] == 0) {
            return null;
        }
        long length = 0;
        for (int i = at + 1; i < payload; i++) {
            length = (length << 8) | (source[i] & 0xff);
        }
        return length <= LONGEST_SHORT || length > limit - payload
                ? null
                : new RlpItem(source, at, payload, payload + (int) length, list);
    }
}
