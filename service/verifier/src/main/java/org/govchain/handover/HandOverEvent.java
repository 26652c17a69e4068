package org.govchain.handover;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.credential.CborWriter;
import org.govchain.log.Commitment;
import org.govchain.merkle.Sha256Digest;

/**
 * What a hand-over entry of the log commits to (docs/spec/hand-over.md): one thing that happened to a grant. Events of a grant are numbered and
 * each names the commitment of the one before, so that none can be left out or slipped in later.
 *
 * @param grant the grant
 * @param number of the event in the grant, from 1
 * @param kind what happened
 * @param at when, in whole seconds
 * @param previous commitment of the event before; absent for the first
 * @param document the document
 * @param documentVersion its version, from 1
 * @param issuerJwsDigest SHA-256 of the issuer-signed JWT of the copy
 * @param terms what was agreed
 * @param view which view it was, from 1; for {@link Kind#VIEWED} alone
 * @param presentation SHA-256 of the SD-JWT text that was handed over; for {@link Kind#GRANTED} and {@link Kind#VIEWED}
 * @param files SHA-256 of each file that was handed over with it
 * @param reason why a view was refused, kebab-case; for {@link Kind#REFUSED} alone
 * @param actor who granted or withdrew
 */
public record HandOverEvent(
        UUID grant,
        long number,
        Kind kind,
        Instant at,
        Optional<Commitment> previous,
        UUID document,
        long documentVersion,
        Sha256Digest issuerJwsDigest,
        Terms terms,
        Optional<Long> view,
        Optional<Sha256Digest> presentation,
        List<Sha256Digest> files,
        Optional<String> reason,
        Optional<Actor> actor) {

    /** Most files of one hand-over. */
    public static final int MAX_FILES = 256;

    /** Throws {@link IllegalArgumentException} for numbers that no event has. */
    public HandOverEvent {
        if (number < 1 || documentVersion < 1 || files.size() > MAX_FILES || (number == 1) != previous.isEmpty()) {
            throw new IllegalArgumentException("an event counts from 1, and all but the first name the one before");
        }
        files = List.copyOf(files);
    }

    /** What can happen; {@link #code} is its number in the payload. */
    public enum Kind {
        GRANTED(1),
        VIEWED(2),
        REFUSED(3),
        WITHDRAWN(4),
        EXPIRED(5);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /** 1 to 5. */
        public int code() {
            return code;
        }

        static Optional<Kind> ofCode(long code) {
            return Arrays.stream(values()).filter(it -> it.code == code).findFirst();
        }
    }

    /** Who acts; {@link #code} is its number in the payload. */
    public enum Actor {
        AUTHORITY(1),
        HOLDER(2);

        private final int code;

        Actor(int code) {
            this.code = code;
        }

        /** 1 to 2. */
        public int code() {
            return code;
        }

        static Optional<Actor> ofCode(long code) {
            return Arrays.stream(values()).filter(it -> it.code == code).findFirst();
        }
    }

    /**
     * What was agreed.
     *
     * @param purpose in the granter's words
     * @param validUntil first instant at which nothing is handed over any more, in whole seconds
     * @param views how many
     * @param recipient how the recipient is told
     */
    public record Terms(String purpose, Instant validUntil, long views, RecipientKind recipient) {}

    /** How the recipient is told; {@link #code} is its number in the payload. */
    public enum RecipientKind {
        /** Whoever has link and PIN. */
        BEARER(1),
        /** Whoever has link and PIN and names the address. */
        MAIL(2),
        /** A login. */
        ACCOUNT(3);

        private final int code;

        RecipientKind(int code) {
            this.code = code;
        }

        /** 1 to 3. */
        public int code() {
            return code;
        }

        static Optional<RecipientKind> ofCode(long code) {
            return Arrays.stream(values()).filter(it -> it.code == code).findFirst();
        }
    }

    /** An event, or why the bytes are none. */
    public sealed interface Parsed {}

    /** The bytes are the one encoding of this event. */
    public record Accepted(HandOverEvent event) implements Parsed {}

    /** The bytes are refused; the sentence names no content. */
    public record Refused(String reason) implements Parsed {}

    /** Reads the one encoding that {@link #encode} writes; never throws for bad input. */
    public static Parsed parse(byte[] cbor) {
        return new HandOverEventReader(cbor).read();
    }

    /** Deterministic CBOR (RFC 8949 §4.2): a map with ascending integer keys, shortest heads, definite lengths. */
    public byte[] encode() {
        CborWriter out = new CborWriter().head(CborWriter.MAP, members());
        out.unsigned(1).bytes(HandOverEventReader.bytes(grant));
        out.unsigned(2).unsigned(number);
        out.unsigned(3).unsigned(kind.code());
        out.unsigned(4).unsigned(at.getEpochSecond());
        previous.ifPresent(it -> out.unsigned(5).bytes(it.digest().bytes()));
        out.unsigned(6).bytes(HandOverEventReader.bytes(document));
        out.unsigned(7).unsigned(documentVersion);
        out.unsigned(8).bytes(issuerJwsDigest.bytes());
        out.unsigned(9).text(terms.purpose());
        out.unsigned(10).unsigned(terms.validUntil().getEpochSecond());
        out.unsigned(11).unsigned(terms.views());
        out.unsigned(12).unsigned(terms.recipient().code());
        view.ifPresent(it -> out.unsigned(13).unsigned(it));
        presentation.ifPresent(it -> out.unsigned(14).bytes(it.bytes()));
        if (!files.isEmpty()) {
            out.unsigned(15).head(CborWriter.ARRAY, files.size());
            files.forEach(digest -> out.bytes(digest.bytes()));
        }
        reason.ifPresent(it -> out.unsigned(16).text(it));
        actor.ifPresent(it -> out.unsigned(17).unsigned(it.code()));
        return out.toBytes();
    }

    private int members() {
        return 11
                + (previous.isPresent() ? 1 : 0)
                + (view.isPresent() ? 1 : 0)
                + (presentation.isPresent() ? 1 : 0)
                + (files.isEmpty() ? 0 : 1)
                + (reason.isPresent() ? 1 : 0)
                + (actor.isPresent() ? 1 : 0);
    }
}
