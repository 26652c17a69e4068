package org.govchain.service.streams;

import java.util.Optional;
import java.util.UUID;
import org.govchain.stream.Counter;
import org.govchain.stream.LeafKind;
import org.govchain.stream.StreamLeaf;
import org.govchain.stream.StreamPayload;
import org.govchain.stream.StreamPayload.Reading;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds readings by the numbers that their devices gave them; numbers have no index, so a time is needed. */
@Component
class NumberedReader {

    private static final int MOST = 4_000;

    private final JdbcClient jdbc;

    NumberedReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Among the readings measured from one millisecond to another, both included, of which the first 4,000 are looked at. */
    Optional<Numbered> find(UUID device, Counter counter, long from, long until) {
        // Nothing is received more than a minute before it is measured: earlier partitions are not looked at.
        return jdbc
                .sql(
                        "select r.position, r.payload from reading r join stream s on s.no = r.stream where s.device = ?"
                                + " and r.measured between ? and ? and r.received >= ? and r.kind = ? order by r.measured limit ?")
                .params(device, from, until, from - StreamLeaf.CLOCK_TOLERANCE, LeafKind.READING.code(), MOST)
                .query((row, _) -> new Numbered(row.getLong(1), reading(row.getBytes(2))))
                .list()
                .stream()
                .filter(it -> it.reading().counter().equals(Optional.of(counter)))
                .findFirst();
    }

    private static Reading reading(byte[] payload) {
        return (Reading) StreamPayload.parse(LeafKind.READING, payload)
                .asOptional()
                .orElseThrow(() -> new IllegalStateException("what is stored is no reading any more"));
    }
}
