package org.govchain.service.streams;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.govchain.log.StreamId;
import org.govchain.merkle.Sha256Digest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what a key has signed. */
@Component
class Signers {

    /** Leaves of the kinds 2 and 5, readings and files, are somebody's. */
    private static final String SPANS = """
            with span as (
              select stream, signer, position, received, lead(position) over (partition by stream order by position) as next,
                     lead(received) over (partition by stream order by position) as next_received
                from stream_signer where stream in (select stream from stream_signer where signer = :key))
            select s.device, s.id, min(r.position), max(r.position), count(*), min(r.received), max(r.received)
              from span join stream s on s.no = span.stream
              join lateral (select r.position, r.received from reading r
                             where r.stream = span.stream and r.kind in (2, 5)
                               and r.received >= greatest(span.received, :since)
                               and (span.next_received is null or r.received <= span.next_received)
                               and r.position >= span.position and (span.next is null or r.position < span.next)) r on true
             where span.signer = :key and (span.next_received is null or span.next_received >= :since)
             group by s.device, s.id, span.stream, span.position
             order by min(r.received), s.device
             limit :most""";

    private final JdbcClient jdbc;

    Signers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SignedSpan> spans(Sha256Digest key, Instant since, int most) {
        return jdbc.sql(SPANS)
                .param("key", key.bytes())
                .param("since", since.toEpochMilli())
                .param("most", most)
                .query(Signers::span)
                .list();
    }

    private static SignedSpan span(ResultSet row, int number) throws SQLException {
        return new SignedSpan(
                row.getObject(1, UUID.class),
                StreamId.of(row.getBytes(2)),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                Instant.ofEpochMilli(row.getLong(6)),
                Instant.ofEpochMilli(row.getLong(7)));
    }
}
