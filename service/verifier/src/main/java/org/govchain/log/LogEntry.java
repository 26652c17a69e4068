package org.govchain.log;

import java.nio.ByteBuffer;
import org.govchain.merkle.MerkleTree;
import org.govchain.merkle.Sha256Digest;

/**
 * One entry of the log: version byte 01, kind byte, body of fixed length (docs/spec/log.md, "Entries").
 *
 * <p>Closed entries show a commitment only. Open entries show public values, because a commitment would let an operator show
 * two histories of one stream or list to two people.
 */
public sealed interface LogEntry {

    /** Version byte and kind byte before the body. */
    int HEADER_LENGTH = 2;

    /** The only version there is. */
    byte VERSION = 0x01;

    /** What the entry is about. */
    EntryKind kind();

    /** Version, kind and body: the bytes that the leaf hash covers. */
    byte[] bytes();

    /** SHA-256(0x00 ‖ bytes), RFC 9162 §2.1.1. */
    default Sha256Digest leafHash() {
        return MerkleTree.leafHash(bytes());
    }

    /** An entry that commits to a payload. */
    record Closed(EntryKind kind, Commitment commitment) implements LogEntry {

        /** Throws {@link IllegalArgumentException} for an open kind. */
        public Closed {
            if (!kind.isClosed()) {
                throw new IllegalArgumentException(kind + " is an open kind");
            }
        }

        @Override
        public byte[] bytes() {
            return kind.begin().put(commitment.digest().bytes()).array();
        }
    }

    /** The head of a sensor stream: opaque id, number of readings, root over them. */
    record StreamHead(StreamId stream, long size, Sha256Digest root) implements LogEntry {

        /** Throws {@link IllegalArgumentException} for a negative size. */
        public StreamHead {
            requireNotNegative(size);
        }

        @Override
        public EntryKind kind() {
            return EntryKind.STREAM_HEAD;
        }

        @Override
        public byte[] bytes() {
            return kind().begin()
                    .put(stream.bytes())
                    .putLong(size)
                    .put(root.bytes())
                    .array();
        }
    }

    /** A version of a status list: SHA-256 of its URI, version, SHA-256 of the uncompressed bits. */
    record StatusListHead(Sha256Digest statusListId, long version, Sha256Digest digest) implements LogEntry {

        /** Throws {@link IllegalArgumentException} for a negative version. */
        public StatusListHead {
            requireNotNegative(version);
        }

        @Override
        public EntryKind kind() {
            return EntryKind.STATUS_LIST_HEAD;
        }

        @Override
        public byte[] bytes() {
            return kind().begin()
                    .put(statusListId.bytes())
                    .putLong(version)
                    .put(digest.bytes())
                    .array();
        }
    }

    /** A copy of a credential was issued. */
    static LogEntry credential(Commitment commitment) {
        return new Closed(EntryKind.CREDENTIAL, commitment);
    }

    /** A rendered document was signed. */
    static LogEntry document(Commitment commitment) {
        return new Closed(EntryKind.DOCUMENT, commitment);
    }

    /** A hand-over was granted, viewed or withdrawn. */
    static LogEntry handOver(Commitment commitment) {
        return new Closed(EntryKind.HAND_OVER, commitment);
    }

    /** The status of a document changed. */
    static LogEntry statusChange(Commitment commitment) {
        return new Closed(EntryKind.STATUS_CHANGE, commitment);
    }

    /** The head of a stream at this checkpoint. */
    static LogEntry streamHead(StreamId stream, long size, Sha256Digest root) {
        return new StreamHead(stream, size, root);
    }

    /** A new version of a status list. */
    static LogEntry statusListHead(Sha256Digest statusListId, long version, Sha256Digest digest) {
        return new StatusListHead(statusListId, version, digest);
    }

    /** Reads the bytes of one entry; no byte may be missing or left over. */
    static Parsed<LogEntry> parse(byte[] bytes) {
        if (bytes.length < HEADER_LENGTH || bytes[0] != VERSION) {
            return new Parsed.Malformed<>("log entry has not version 1");
        }
        EntryKind kind = EntryKind.ofCode(bytes[1]).orElse(null);
        if (kind == null) {
            return new Parsed.Malformed<>("log entry is of an unknown kind");
        }
        if (bytes.length != HEADER_LENGTH + kind.bodyLength()) {
            return new Parsed.Malformed<>("log entry has not the length of its kind");
        }
        return switch (kind) {
            case CREDENTIAL, DOCUMENT, HAND_OVER, STATUS_CHANGE ->
                new Parsed.Ok<>(new Closed(kind, new Commitment(Sha256Digest.at(bytes, HEADER_LENGTH))));
            case STREAM_HEAD, STATUS_LIST_HEAD ->
                parseHead(kind, ByteBuffer.wrap(bytes).position(HEADER_LENGTH));
        };
    }

    private static Parsed<LogEntry> parseHead(EntryKind kind, ByteBuffer body) {
        byte[] id = new byte[kind == EntryKind.STREAM_HEAD ? StreamId.LENGTH : Sha256Digest.LENGTH];
        byte[] digest = new byte[Sha256Digest.LENGTH];
        body.get(id);
        long number = body.getLong();
        body.get(digest);
        if (number < 0) {
            return new Parsed.Malformed<>("log entry has a number above 2⁶³ − 1");
        }
        return new Parsed.Ok<>(
                kind == EntryKind.STREAM_HEAD
                        ? streamHead(StreamId.of(id), number, Sha256Digest.of(digest))
                        : statusListHead(Sha256Digest.of(id), number, Sha256Digest.of(digest)));
    }

    private static void requireNotNegative(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("sizes and versions are not negative");
        }
    }
}
