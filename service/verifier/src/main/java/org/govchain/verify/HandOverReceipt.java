package org.govchain.verify;

import org.govchain.log.Parsed;
import org.govchain.log.Salt;

/**
 * One file that shows what happened to a hand-over (docs/spec/hand-over.md): the event that an entry of the log commits to, and what proves
 * the entry. Holds what was claimed. Immutable; never prints its contents.
 */
public final class HandOverReceipt {

    /** Media type of the JSON form. */
    public static final String MEDIA_TYPE = "application/vnd.govchain.hand-over-receipt+json";

    /** Largest JSON form that is read, in bytes. */
    public static final int MAX_LENGTH = OpenedEntry.MAX_LENGTH;

    /** What the member {@code format} says. */
    public static final String FORMAT = "govchain-hand-over-receipt/1";

    private final OpenedEntry entry;

    private HandOverReceipt(OpenedEntry entry) {
        this.entry = entry;
    }

    /** A receipt of these parts; the event's bytes are copied. */
    public HandOverReceipt(byte[] payload, Salt salt, EntryProof proof) {
        this(new OpenedEntry(payload, salt, proof));
    }

    /** Reads the JSON form; refuses unknown members and more than 1 MiB. */
    public static Parsed<HandOverReceipt> parse(byte[] json) {
        return OpenedEntry.parse(json, "receipt", FORMAT, entry -> new Parsed.Ok<>(new HandOverReceipt(entry)));
    }

    /** The JSON form: compact, members in the order of the specification, UTF-8. */
    public byte[] toJson() {
        return entry.toJson(FORMAT);
    }

    /** The event, deterministic CBOR. */
    public byte[] payload() {
        return entry.payload();
    }

    /** What keeps the entry's commitment closed to others. */
    public Salt salt() {
        return entry.salt();
    }

    /** What proves the entry; its parts are absent while the entry is not anchored. */
    public EntryProof proof() {
        return entry.proof();
    }

    @Override
    public String toString() {
        return "HandOverReceipt[proof=" + proof().proof().isPresent() + "]";
    }
}
