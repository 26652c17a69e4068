package org.govchain.verify;

import java.util.List;
import java.util.Optional;
import org.govchain.jose.StrictJson;
import org.govchain.log.Parsed;
import org.govchain.status.StatusListId;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody tells about the past of a document's status: the version of its list that was in force at an instant, the next one,
 * and the changes that were recorded (docs/spec/history.md). Nothing in it counts before the verifier said so.
 *
 * @param list the status list
 * @param inForce the last version anchored at or before the instant that was asked for, with its bits
 * @param next the first version anchored after that
 * @param changes all changes of the document that were recorded, oldest first; absent where the document is not known
 */
public record StatusHistory(
        StatusListId list,
        Optional<AnchoredVersion> inForce,
        Optional<AnchoredVersion> next,
        Optional<List<RecordedChange>> changes) {

    /** Media type of the JSON form. */
    public static final String MEDIA_TYPE = "application/vnd.govchain.status-history+json";

    /** Largest JSON form that is read, in bytes. */
    public static final int MAX_LENGTH = 1 << 20;

    /** Most changes of one document. */
    public static final int MAX_CHANGES = 256;

    /** Copies the list; throws {@link IllegalArgumentException} when there are too many changes. */
    public StatusHistory {
        changes = changes.map(List::copyOf);
        if (changes.filter(all -> all.size() > MAX_CHANGES).isPresent()) {
            throw new IllegalArgumentException("a history has at most " + MAX_CHANGES + " changes");
        }
    }

    /** The same with these changes. */
    public StatusHistory withChanges(List<RecordedChange> recorded) {
        return new StatusHistory(list, inForce, next, Optional.of(recorded));
    }

    /** The same with another's changes where it tells none itself; those of another list are not taken. */
    public StatusHistory withChangesOf(StatusHistory other) {
        return changes.isPresent() || !other.list.equals(list)
                ? this
                : new StatusHistory(list, inForce, next, other.changes);
    }

    /** Reads the JSON form; refuses unknown members and more than 1 MiB. */
    public static Parsed<StatusHistory> parse(byte[] json) {
        if (json.length > MAX_LENGTH) {
            return new Parsed.Malformed<>("history is longer than 1 MiB");
        }
        return StrictJson.parseObject(json)
                .map(StatusHistory::parse)
                .orElseGet(() -> new Parsed.Malformed<>("history is not a strict JSON object in UTF-8"));
    }

    /** Reads a history that is part of a larger JSON text. */
    static Parsed<StatusHistory> parse(ObjectNode json) {
        return StatusHistoryJson.read(json);
    }

    /** The JSON form. */
    public byte[] toJson() {
        return StatusHistoryJson.write(this).toUtf8();
    }
}
