package org.govchain.cli.authority;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.govchain.credential.CborWriter;
import org.govchain.credential.DocumentId;
import org.govchain.credential.Successor;
import org.govchain.log.Commitment;
import org.govchain.log.LogEntry;
import org.govchain.log.Salt;
import org.govchain.status.Status;
import org.govchain.status.StatusListId;
import org.govchain.verify.AnchoredVersion;
import org.govchain.verify.RecordedChange;
import org.govchain.verify.StatusHistory;

/** The past of the authority's status list and of its one document, told as the service tells it. */
final class AuthorityHistory {

    private static final StatusListId LIST = new StatusListId(TestAuthority.LIST);

    private final SecureRandom random;
    private final List<AnchoredVersion> versions = new ArrayList<>();
    private final List<RecordedChange> changes = new ArrayList<>();

    AuthorityHistory(SecureRandom random) {
        this.random = random;
    }

    /** A version of the list that was just anchored. */
    void anchored(AnchoredVersion version) {
        if (versions.isEmpty() || versions.getLast().version() < version.version()) {
            versions.add(version);
        }
    }

    /** Records a change; the entry has to be appended to the log. */
    LogEntry change(
            DocumentId document, Status status, Instant recorded, Instant effective, Optional<Successor> successor) {
        Salt salt = Salt.random(random);
        byte[] payload = payload(document, status, recorded, effective, successor);
        changes.add(new RecordedChange(
                status,
                recorded,
                effective,
                Optional.of("under-review"),
                successor,
                Optional.of(new RecordedChange.Opening(payload, salt)),
                Optional.empty()));
        return entry(changes.getLast());
    }

    private static LogEntry entry(RecordedChange change) {
        RecordedChange.Opening opening = change.opening().orElseThrow();
        return LogEntry.statusChange(Commitment.of(opening.salt(), opening.payload()));
    }

    private static byte[] payload(
            DocumentId document, Status status, Instant recorded, Instant effective, Optional<Successor> successor) {
        CborWriter cbor = new CborWriter().head(CborWriter.MAP, successor.isPresent() ? 9 : 7);
        cbor.unsigned(1).bytes(document.bytes()).unsigned(2).unsigned(1);
        cbor.unsigned(3).unsigned(status.bits()).unsigned(4).unsigned(recorded.getEpochSecond());
        cbor.unsigned(5).unsigned(effective.getEpochSecond()).unsigned(6).text("");
        cbor.unsigned(7).text("under-review");
        successor.ifPresent(next ->
                cbor.unsigned(8).bytes(next.credential().bytes()).unsigned(9).unsigned(next.version()));
        return cbor.toBytes();
    }

    /** One version as a mirror copies it. */
    Optional<StatusHistory> version(long number) {
        return versions.stream()
                .filter(it -> it.version() == number)
                .findFirst()
                .map(found -> new StatusHistory(LIST, Optional.of(found), Optional.empty(), Optional.empty()));
    }

    /**
     * The version of an instant, the next one and all changes.
     *
     * @param prove the proof of an entry, as the log is now
     */
    StatusHistory at(Instant at, Function<LogEntry, String> prove) {
        List<AnchoredVersion> before = versions.stream()
                .filter(it -> !it.anchor().blockTime().isAfter(at))
                .toList();
        Optional<AnchoredVersion> next =
                versions.stream().skip(before.size()).findFirst().map(AnchoredVersion::withoutBits);
        return new StatusHistory(
                LIST,
                before.isEmpty() ? Optional.empty() : Optional.of(before.getLast()),
                next,
                Optional.of(changes.stream().map(it -> proven(it, prove)).toList()));
    }

    private static RecordedChange proven(RecordedChange change, Function<LogEntry, String> prove) {
        return new RecordedChange(
                change.status(),
                change.recorded(),
                change.effective(),
                change.reason(),
                change.successor(),
                change.opening(),
                Optional.of(prove.apply(entry(change))));
    }
}
