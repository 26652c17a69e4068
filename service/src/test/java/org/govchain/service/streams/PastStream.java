package org.govchain.service.streams;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.office.Office;
import org.govchain.stream.StreamPayload;
import org.govchain.stream.StreamPayload.Opening;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A stream that was received at other times than now; positions, tree and rows as the service makes them. */
final class PastStream {

    private static final int GROUP = 5_000;

    private final Office office;
    private final int lateness;
    private final Partitions partitions;
    private final JdbcTemplate jdbc;
    private final StreamState state;
    private final StringBuilder rows = new StringBuilder();
    private int waiting;

    /**
     * A stream that was opened then.
     *
     * @param lateness what its readings may be late, in seconds
     */
    PastStream(Office office, UUID device, Opening opening, int lateness, long opened) {
        this.office = office;
        this.lateness = lateness;
        this.partitions = office.bean(Partitions.class);
        this.jdbc = office.bean(JdbcTemplate.class);
        StreamSubject subject = new StreamSubject(device, new AuthorityId(Office.MUSTERSTADT), opening, lateness);
        this.state = office.bean(StreamStore.class).open(subject, opened);
        add(opened, opened, opening, false);
    }

    void add(long received, long measured, StreamPayload payload, boolean startsSession) {
        partitions.prepare(Instant.ofEpochMilli(received));
        Row row = state.append(
                received, measured, state.lateness(lateness, received), Encoded.of(payload), startsSession);
        for (Object cell : new Object[] {
            row.stream(), row.position(), row.kind().code(), row.received(), row.measured(), row.lateness()
        }) {
            rows.append(cell).append('\t');
        }
        rows.append("\\\\x").append(HexFormat.of().formatHex(row.payload())).append('\n');
        if (++waiting == GROUP) {
            copy();
        }
    }

    /** Everything so far is stored, and its head is in the log. */
    void close() {
        copy();
        new TransactionTemplate(office.bean(PlatformTransactionManager.class))
                .executeWithoutResult(_ -> office.bean(StreamHeads.class).write(List.of(state)));
    }

    private void copy() {
        jdbc.execute((Connection connection) -> {
            CopyIn copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy reading (stream, position, kind, received, measured, lateness, payload) from stdin");
            byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
            return copy.endCopy();
        });
        rows.setLength(0);
        waiting = 0;
    }
}
