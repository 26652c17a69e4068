package org.govchain.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.govchain.merkle.Sha256Digest;

/** Canonical registry changes, written as the contract writes them. */
final class Changes {

    static final long NEVER = -1L; // 2⁶⁴ − 1 unsigned

    private final List<byte[]> changes = new ArrayList<>();
    private long blockTime = Instant.parse("2026-01-05T08:00:00Z").getEpochSecond();

    static Sha256Digest id(String text) {
        return Registry.idOf(text);
    }

    Changes authority(String iss, String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return add(
                0x01, ByteBuffer.allocate(32 + utf8.length).put(id(iss).bytes()).put(utf8));
    }

    Changes key(String iss, TestKey key, int purposes, String from, String until) {
        return key(iss, key, purposes, seconds(from), seconds(until));
    }

    Changes key(String iss, TestKey key, int purposes, long from, long until) {
        return add(
                0x02,
                ByteBuffer.allocate(81)
                        .put(id(iss).bytes())
                        .put(key.key().thumbprint().bytes())
                        .put((byte) purposes)
                        .putLong(from)
                        .putLong(until));
    }

    Changes revoke(String iss, TestKey key, String at) {
        return add(
                0x03,
                ByteBuffer.allocate(72)
                        .put(id(iss).bytes())
                        .put(key.key().thumbprint().bytes())
                        .putLong(seconds(at)));
    }

    Changes allow(String iss, String type, String from) {
        return add(0x04, typed(iss, type, from));
    }

    Changes disallow(String iss, String type, String until) {
        return add(0x05, typed(iss, type, until));
    }

    Changes log(String origin) {
        return add(
                0x06,
                ByteBuffer.allocate(60)
                        .put(id(origin).bytes())
                        .put(new byte[20])
                        .putLong(1_000_000));
    }

    Changes logAccount(String origin) {
        return add(0x07, ByteBuffer.allocate(52).put(id(origin).bytes()).put(new byte[20]));
    }

    Changes closeLog(String origin, long size) {
        return add(
                0x08,
                ByteBuffer.allocate(72).put(id(origin).bytes()).putLong(size).put(new byte[32]));
    }

    Changes statusList(String uri, String iss, String origin) {
        return add(
                0x09,
                ByteBuffer.allocate(96)
                        .put(id(uri).bytes())
                        .put(id(iss).bytes())
                        .put(id(origin).bytes()));
    }

    Changes profile(String type, Sha256Digest digest) {
        return add(0x0A, ByteBuffer.allocate(64).put(id(type).bytes()).put(digest.bytes()));
    }

    Changes raw(byte[] change) {
        changes.add(change);
        return this;
    }

    List<byte[]> list() {
        return List.copyOf(changes);
    }

    private static ByteBuffer typed(String iss, String type, String time) {
        return ByteBuffer.allocate(72)
                .put(id(iss).bytes())
                .put(id(type).bytes())
                .putLong(seconds(time));
    }

    private static long seconds(String time) {
        return Instant.parse(time).getEpochSecond();
    }

    private Changes add(int kind, ByteBuffer fields) {
        return raw(ByteBuffer.allocate(9 + fields.capacity())
                .put((byte) kind)
                .putLong(blockTime++)
                .put(fields.flip())
                .array());
    }
}
