package org.govchain.service.handover;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.handover.HandOverEvent;
import org.govchain.handover.HandOverEvent.Actor;
import org.govchain.handover.HandOverEvent.Kind;
import org.govchain.log.Commitment;
import org.govchain.log.LogEntry;
import org.govchain.log.Salt;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.anchoring.EntryRef;
import org.govchain.service.anchoring.TransparencyLog;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes down what happens to a grant, numbered, each event naming the one before, each committed to by an entry of the log. */
@Repository
class Journal {

    /** What differs from event to event. */
    record Happening(
            Kind kind,
            Instant at,
            Optional<Long> view,
            Optional<Sha256Digest> presentation,
            List<Sha256Digest> files,
            Optional<String> reason,
            Optional<Actor> actor) {

        static Happening granted(Instant at, Sha256Digest presentation, List<Sha256Digest> files, Actor actor) {
            return new Happening(
                    Kind.GRANTED,
                    at,
                    Optional.empty(),
                    Optional.of(presentation),
                    files,
                    Optional.empty(),
                    Optional.of(actor));
        }

        static Happening viewed(Instant at, long view, Sha256Digest presentation, List<Sha256Digest> files) {
            return new Happening(
                    Kind.VIEWED,
                    at,
                    Optional.of(view),
                    Optional.of(presentation),
                    files,
                    Optional.empty(),
                    Optional.empty());
        }

        static Happening refused(Instant at, String reason) {
            return new Happening(
                    Kind.REFUSED,
                    at,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.of(reason),
                    Optional.empty());
        }

        static Happening withdrawn(Instant at, Actor actor) {
            return new Happening(
                    Kind.WITHDRAWN,
                    at,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.of(actor));
        }

        static Happening expired(Instant at) {
            return new Happening(
                    Kind.EXPIRED,
                    at,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /** An event as it was logged. */
    record Logged(UUID grant, int number, Kind kind, Instant at, Optional<String> reason, EntryRef entry) {}

    private record Last(int number, Commitment commitment) {}

    private final JdbcClient jdbc;
    private final TransparencyLog log;
    private final SecureRandom random;

    Journal(JdbcClient jdbc, TransparencyLog log, SecureRandom random) {
        this.jdbc = jdbc;
        this.log = log;
        this.random = random;
    }

    /** Appends inside the caller's transaction, which holds the grant's row. */
    void append(GrantRow grant, Happening happening) {
        append(grant, happening, Optional.empty());
    }

    /**
     * The same for a view.
     *
     * @param view of what its recipient was told, to fetch files and receipt with
     */
    void append(GrantRow grant, Happening happening, Optional<Sha256Digest> view) {
        Optional<Last> last = last(grant.id());
        int number = last.map(Last::number).orElse(0) + 1;
        byte[] payload =
                event(grant, happening, number, last.map(Last::commitment)).encode();
        Salt salt = Salt.random(random);
        Commitment commitment = Commitment.of(salt, payload);
        EntryRef entry = log.append(List.of(LogEntry.handOver(commitment))).getFirst();
        jdbc.sql("insert into handover_event (grant_id, number, kind, at, reason, payload, salt, commitment, entry_id,"
                        + " view_hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(grant.id(), number, happening.kind.name(), Timestamp.from(happening.at))
                .param(orNull(happening.reason))
                .params(payload, salt.bytes(), commitment.digest().bytes(), entry.id())
                .param(orNull(view.map(Sha256Digest::bytes)))
                .update();
    }

    /** What happened to a grant, oldest first. */
    List<Logged> of(UUID grant) {
        return jdbc.sql(
                        "select grant_id, number, kind, at, reason, entry_id from handover_event where grant_id = ? order by number")
                .param(grant)
                .query(Journal::logged)
                .list();
    }

    private Optional<Last> last(UUID grant) {
        return jdbc.sql("select number, commitment from handover_event where grant_id = ? order by number desc limit 1")
                .param(grant)
                .query((rows, _) -> new Last(rows.getInt(1), new Commitment(Sha256Digest.of(rows.getBytes(2)))))
                .optional();
    }

    private static HandOverEvent event(GrantRow grant, Happening happening, int number, Optional<Commitment> previous) {
        return new HandOverEvent(
                grant.id(),
                number,
                happening.kind,
                happening.at,
                previous,
                grant.document(),
                grant.version(),
                grant.issuerJws(),
                grant.terms(),
                happening.view,
                happening.presentation,
                happening.files,
                happening.reason,
                happening.actor);
    }

    private static Logged logged(ResultSet rows, int number) throws SQLException {
        return new Logged(
                rows.getObject("grant_id", UUID.class),
                rows.getInt("number"),
                Kind.valueOf(rows.getString("kind")),
                rows.getTimestamp("at").toInstant(),
                Optional.ofNullable(rows.getString("reason")),
                new EntryRef(rows.getLong("entry_id")));
    }

    private static @Nullable Object orNull(Optional<?> value) {
        return value.orElse(null);
    }
}
