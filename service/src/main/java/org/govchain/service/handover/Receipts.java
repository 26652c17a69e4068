package org.govchain.service.handover;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.govchain.log.Salt;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.anchoring.AnchoredProof;
import org.govchain.service.anchoring.EntryRef;
import org.govchain.service.anchoring.TransparencyLog;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.custody.EncryptedFiles;
import org.govchain.service.handover.LinkSecret.AccessToken;
import org.govchain.verify.EntryProof;
import org.govchain.verify.HandOverReceipt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What a view leads to afterwards: its files for a quarter of an hour, its receipt for as long as the grant is remembered. */
@Service
class Receipts {

    /** How long the files of a view may be fetched. */
    static final Duration DELIVERY = Duration.ofMinutes(15);

    /** Encrypted bytes on their way out. */
    record Delivery(long length, InputStream encrypted) {}

    private record Event(EntryRef entry, Salt salt, HandOverReceipt unproven) {}

    private record Stored(String storageKey, long size) {}

    private final JdbcClient jdbc;
    private final TransparencyLog log;
    private final EncryptedFiles encrypted;
    private final Clock clock;

    Receipts(JdbcClient jdbc, TransparencyLog log, EncryptedFiles encrypted, Clock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.encrypted = encrypted;
        this.clock = clock;
    }

    /** The receipt of a view, for whoever was told its ticket. */
    Optional<HandOverReceipt> ofView(AccessToken ticket) {
        return jdbc.sql("select payload, salt, entry_id from handover_event where view_hash = ?")
                .param(ticket.digest().bytes())
                .query((rows, _) -> event(rows.getBytes(1), rows.getBytes(2), rows.getLong(3)))
                .optional()
                .map(this::proven);
    }

    /** The receipt of any event of a document's grants, for authority and holder. */
    Optional<HandOverReceipt> ofEvent(AuthorityId authority, UUID document, UUID grant, int number) {
        return jdbc.sql(
                        "select e.payload, e.salt, e.entry_id from handover_event e join handover_grant g on g.id = e.grant_id"
                                + " where g.authority = ? and g.document_id = ? and g.id = ? and e.number = ?")
                .params(authority.slug(), document, grant, number)
                .query((rows, _) -> event(rows.getBytes(1), rows.getBytes(2), rows.getLong(3)))
                .optional()
                .map(this::proven);
    }

    /** A file of a view; not after its time, and not once the grant was withdrawn or has expired. */
    Optional<Delivery> file(AccessToken ticket, Sha256Digest file) throws IOException {
        Optional<Stored> stored = jdbc.sql("select f.storage_key, f.size from handover_event e"
                        + " join handover_grant g on g.id = e.grant_id join handover_file f on f.grant_id = g.id"
                        + " where e.view_hash = ? and e.at > ? and f.sha256 = ? and g.valid_until > ?"
                        + " and (g.ended_by is null or g.ended_by = 'VIEWS')")
                .params(
                        ticket.digest().bytes(),
                        Timestamp.from(clock.instant().minus(DELIVERY)),
                        file.bytes(),
                        Timestamp.from(clock.instant()))
                .query((rows, _) -> new Stored(rows.getString(1), rows.getLong(2)))
                .optional();
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        long length = EncryptedFiles.encryptedLength(stored.get().size);
        return Optional.of(new Delivery(length, encrypted.open(stored.get().storageKey)));
    }

    private static Event event(byte[] payload, byte[] salt, long entry) {
        return new Event(
                new EntryRef(entry), Salt.of(salt), new HandOverReceipt(payload, Salt.of(salt), EntryProof.none()));
    }

    private HandOverReceipt proven(Event event) {
        return new HandOverReceipt(
                event.unproven.payload(),
                event.salt,
                log.proof(event.entry).map(AnchoredProof::claimed).orElseGet(EntryProof::none));
    }
}
