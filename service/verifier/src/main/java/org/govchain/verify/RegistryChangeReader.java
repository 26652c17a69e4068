package org.govchain.verify;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.govchain.log.Parsed;
import org.govchain.merkle.Sha256Digest;

/** Reads the fixed-width fields of one change: kind, block time, then big-endian numbers and 32-byte values, a name only as the tail. */
final class RegistryChangeReader {

    private static final int HEADER = 1 + Long.BYTES;
    private static final int HASH = Sha256Digest.LENGTH;
    private static final int ADDRESS = 20;
    private static final int MAX_NAME = 256;
    private static final int ALL_PURPOSES = 15;
    /** 9999-12-31T23:59:59Z, the last second that ISO 8601 writes with four digits. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private final ByteBuffer fields;

    private RegistryChangeReader(byte[] change) {
        fields = ByteBuffer.wrap(change).position(HEADER);
    }

    static Parsed<RegistryChange> read(byte[] change) {
        if (change.length < HEADER) {
            return new Parsed.Malformed<>("journal change is shorter than its header");
        }
        int kind = change[0];
        int length = change.length - HEADER;
        if (kind == 0x01) {
            return authority(change, length);
        }
        int expected = lengthOf(kind);
        if (expected < 0) {
            return new Parsed.Malformed<>("journal change is of an unknown kind");
        }
        if (length != expected) {
            return new Parsed.Malformed<>("journal change has not the length of its kind");
        }
        return new RegistryChangeReader(change).body(kind);
    }

    private static int lengthOf(int kind) {
        return switch (kind) {
            case 0x02 -> 2 * HASH + 1 + 2 * Long.BYTES;
            case 0x03, 0x04, 0x05 -> 2 * HASH + Long.BYTES;
            case 0x06 -> HASH + ADDRESS + Long.BYTES;
            case 0x07 -> HASH + ADDRESS;
            case 0x08 -> HASH + Long.BYTES + HASH;
            case 0x09 -> 3 * HASH;
            case 0x0A -> 2 * HASH;
            default -> -1;
        };
    }

    private Parsed<RegistryChange> body(int kind) {
        return switch (kind) {
            case 0x02 -> keyAdded();
            case 0x03 -> ok(new RegistryChange.KeyRevoked(hash(), hash(), time()));
            case 0x04 -> ok(new RegistryChange.TypeAllowed(hash(), hash(), time()));
            case 0x05 -> ok(new RegistryChange.TypeDisallowed(hash(), hash(), time()));
            case 0x06 -> ok(new RegistryChange.LogRegistered(hash()));
            case 0x07 -> ok(new RegistryChange.LogAccountReplaced(hash()));
            case 0x08 -> logClosed();
            case 0x09 -> ok(new RegistryChange.StatusListRegistered(hash(), hash(), hash()));
            default -> ok(new RegistryChange.ProfileRegistered(hash(), hash()));
        };
    }

    private Parsed<RegistryChange> keyAdded() {
        Sha256Digest authority = hash();
        Sha256Digest thumbprint = hash();
        int purposes = fields.get();
        if (purposes < 1 || purposes > ALL_PURPOSES) {
            return new Parsed.Malformed<>("journal change has unknown key purposes");
        }
        return ok(new RegistryChange.KeyAdded(authority, thumbprint, purposes, time(), time()));
    }

    private Parsed<RegistryChange> logClosed() {
        Sha256Digest log = hash();
        long size = fields.getLong();
        return size < 0
                ? new Parsed.Malformed<>("journal change has a size above 2⁶³ − 1")
                : ok(new RegistryChange.LogClosed(log, size, hash()));
    }

    private static Parsed<RegistryChange> authority(byte[] change, int length) {
        if (length <= HASH || length > HASH + MAX_NAME) {
            return new Parsed.Malformed<>("journal change has a name of no or more than 256 bytes");
        }
        Sha256Digest authority = Sha256Digest.at(change, HEADER);
        ByteBuffer name = ByteBuffer.wrap(change, HEADER + HASH, length - HASH);
        try {
            return ok(new RegistryChange.AuthorityRegistered(
                    authority, StandardCharsets.UTF_8.newDecoder().decode(name).toString()));
        } catch (CharacterCodingException notUtf8) {
            return new Parsed.Malformed<>("journal change has a name that is not UTF-8");
        }
    }

    private Sha256Digest hash() {
        byte[] hash = new byte[HASH];
        fields.get(hash);
        return Sha256Digest.of(hash);
    }

    /** Unsigned seconds; the contract writes 2⁶⁴ − 1 for "no end". */
    private Instant time() {
        long seconds = fields.getLong();
        return seconds < 0 || seconds > LAST_SECOND ? Instant.MAX : Instant.ofEpochSecond(seconds);
    }

    private static Parsed<RegistryChange> ok(RegistryChange change) {
        return new Parsed.Ok<>(change);
    }
}
