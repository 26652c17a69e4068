package org.govchain.service.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.govchain.log.LogEntry.StreamHead;
import org.govchain.log.TileCoordinates;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.office.Office;
import org.govchain.service.streams.Appended.Accepted;
import org.govchain.service.streams.Appended.Duplicate;
import org.govchain.service.streams.Appended.Reason;
import org.govchain.service.streams.Appended.Refused;
import org.govchain.stream.HeadsAudit;
import org.govchain.stream.SaltSeed;
import org.govchain.verify.RangeBundle;
import org.govchain.verify.RangeBundle.Question;
import org.govchain.verify.RangeVerifier;
import org.govchain.verify.TrustPolicy;
import org.govchain.verify.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("database")
class ForgettingTest {

    private static final long MINUTE = 60_000;

    private final Office office = Office.shared();
    private final String device = UUID.randomUUID().toString();
    private final UUID id = UUID.nameUUIDFromBytes(device.getBytes(StandardCharsets.UTF_8));
    private final long start = System.currentTimeMillis() - 50 * MINUTE;
    private int sent;

    /** Whoever has all of the database and its key: no seed leads to what is forgotten, and nowhere is what was measured. */
    @ParameterizedTest
    @ValueSource(ints = {1, 99, 255, 256, 300})
    void nothingInTheDatabaseLeadsToWhatIsForgotten(int count) {
        Instant cutoff = send(count);
        send(40);
        List<byte[]> payloads = payloads(count);
        byte[] before = tile(0);
        assertThat(forget(cutoff)).isTrue();
        streams().sweep(Instant.now());

        List<SaltSeed> seeds = stream().seeds();
        for (long forgotten = 1; forgotten <= count; forgotten++) {
            long position = forgotten;
            assertThat(seeds).noneMatch(seed -> seed.covers(position));
            assertThatThrownBy(() -> stream().seed(position)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(seeds).anyMatch(seed -> seed.covers(0)).anyMatch(seed -> seed.covers(count + 1L));
        for (byte[] payload : payloads) {
            bytea().forEach((table, columns) -> columns.forEach(column -> assertThat(
                            jdbc().sql("select count(*) from " + table + " where position(? in " + column + ") > 0")
                                    .param(payload)
                                    .query(Integer.class)
                                    .single())
                    .as(table + "." + column)
                    .isZero()));
        }
        assertThat(tile(0)).isEqualTo(before);
    }

    @Test
    void theRestIsProvenAsBeforeAndAQuestionBeginsWhereSomethingIsKept() {
        Instant cutoff = send(300);
        send(60);
        forget(cutoff);
        Question all = new Question(0, System.currentTimeMillis() + MINUTE);
        for (boolean swept : new boolean[] {false, true}) {
            RangeBundle range = streams().range(id, all).orElseThrow();
            RangeVerifier.Report report = verified(range);

            assertThat(range.question().from())
                    .isEqualTo(streams().keptFrom(id).orElseThrow().toEpochMilli());
            assertThat(range.proof().from())
                    .as("the last forgotten leaf stands at the edge")
                    .isEqualTo(300);
            assertThat(range.leaves().getFirst().payload()).isEmpty();
            assertThat(report.verdict()).as(report.results().toString()).isEqualTo(Verdict.VALID);
            assertThat(report.opening().orElseThrow().device()).isEqualTo(device);
            if (!swept) {
                streams().sweep(Instant.now());
                assertThat(rows()).isEqualTo(60);
            }
        }
    }

    @Test
    void whatIsForgottenIsAnEventOfTheAuditLogOnce() {
        Instant cutoff = send(5);
        send(5);
        assertThat(events()).isEmpty();
        forget(cutoff);
        forget(cutoff);

        assertThat(events())
                .singleElement()
                .asString()
                .contains("\"beforePosition\": 6", stream().id().toString());
    }

    private List<String> events() {
        return jdbc().sql(
                        "select details::text from audit_event where kind = 'readings-forgotten' and details->>'device' = ?")
                .param(id.toString())
                .query(String.class)
                .list();
    }

    @Test
    void ofASpanThatIsForgottenAsAWholeThereIsNoAnswer() {
        Instant cutoff = send(5);
        send(5);
        forget(cutoff);

        assertThat(streams().range(id, new Question(start - MINUTE, start + MINUTE)))
                .isEmpty();
        assertThat(streams().keptFrom(id).orElseThrow()).isAfter(Instant.ofEpochMilli(start + MINUTE));
    }

    @Test
    void theStreamGoesOnAndItsHeadsStayConsistent() {
        Instant first = send(100);
        Instant second = send(300);
        send(60);
        forget(first);
        assertThat(forget(first)).as("nothing more").isFalse();
        forget(second);
        streams().sweep(Instant.now());
        office.restart();
        send(100);

        assertThat(audit()).isEmpty();
        assertThat(stream().forgotten().orElseThrow().until()).isEqualTo(401);
        assertThat(rows()).isEqualTo(160);
    }

    @Test
    void whatIsForgottenIsNotTakenASecondTime() {
        NewLeaf reading = StreamsTest.leaf(device, start, 1);
        assertThat(append(reading)).containsExactly(new Accepted(1));
        sent = 1;
        Instant cutoff = anchored();
        append(StreamsTest.leaf(device, System.currentTimeMillis() + 50_000, 2));
        sent = 2;
        anchored();
        assertThat(append(reading)).containsExactly(new Duplicate(1));
        forget(cutoff);
        streams().sweep(Instant.now());

        assertThat(append(reading)).containsExactly(new Refused(Reason.TOO_LATE));
        office.restart();
        assertThat(append(reading)).containsExactly(new Refused(Reason.TOO_LATE));
    }

    @Test
    void aStreamOfWhichEverythingIsForgottenSaysThatNothingCameSince() {
        Instant cutoff = send(30);
        forget(cutoff);
        streams().sweep(Instant.now());
        long from = streams().keptFrom(id).orElseThrow().toEpochMilli();

        RangeBundle range =
                streams().range(id, new Question(0, from + 60 * MINUTE)).orElseThrow();
        RangeVerifier.Report report = verified(range);
        assertThat(report.verdict()).as(report.results().toString()).isEqualTo(Verdict.VALID);
        assertThat(report.readings()).isEmpty();
        assertThat(rows()).isZero();
        assertThat(audit()).isEmpty();
    }

    /** Rows that were changed do not lead to the head in the log; forgetting them would make that invisible. */
    @Test
    void rowsThatWereChangedAreNotForgotten() {
        Instant cutoff = send(20);
        jdbc().sql("update reading set measured = measured - 1 where position = 3 and stream = ?")
                .param(stream().no())
                .update();

        assertThatThrownBy(() -> forget(cutoff)).isInstanceOf(IllegalStateException.class);
        assertThat(stream().forgotten()).isEmpty();
        assertThat(stream().seeds()).hasSize(1);
    }

    @Test
    void forgettingIsNotUndone() {
        Instant cutoff = send(20);
        send(1);
        forget(cutoff);

        for (String undo : List.of(
                "update stream_forgotten set until = until - 1, edge = substr(edge, 33) where stream = ?",
                "delete from stream_forgotten where stream = ?")) {
            assertThatThrownBy(() -> jdbc().sql(undo).param(stream().no()).update())
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void aDayOfWhichNothingIsKeptIsDropped() {
        Instant cutoff = send(20);
        send(1);
        forget(cutoff);
        Partitions partitions = office.bean(Partitions.class);
        Instant day = Instant.parse("2020-01-01T12:00:00Z");
        partitions.prepare(day);
        insert(5, day); // forgotten, from a time when the clock was wrong
        insert(22, day.plusSeconds(86_400)); // kept

        assertThat(partitions.forgotten(LocalDate.of(2020, 1, 3))).containsExactly("reading_20200101");
        streams().sweep(Instant.now());
        assertThat(partitions.forgotten(LocalDate.of(2020, 1, 4))).isEmpty();
        assertThat(jdbc().sql("select count(*) from reading where received < 1600000000000 and stream = ?")
                        .param(stream().no())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        jdbc().sql("drop table reading_20200102").update();
    }

    private void insert(long position, Instant received) {
        jdbc().sql("insert into reading (stream, position, kind, received, measured, lateness, payload)"
                        + " values (?, ?, 2, ?, 0, 0, '')")
                .params(stream().no(), position, received.toEpochMilli())
                .update();
    }

    /** Sends so many readings and waits for their anchored head. @return an instant behind all of them */
    private Instant send(int count) {
        List<NewLeaf> leaves = new ArrayList<>();
        long from = streams().keptFrom(id).map(Instant::toEpochMilli).orElse(start);
        for (int i = 0; i < count; i++, sent++) {
            // A value that no other payload has.
            leaves.add(StreamsTest.leaf(device, from + sent, id.hashCode() + sent / 7.0));
        }
        assertThat(append(leaves.toArray(NewLeaf[]::new))).hasOnlyElementsOfType(Accepted.class);
        return anchored();
    }

    private Instant anchored() {
        StreamHeads heads = office.bean(StreamHeads.class);
        Office.await(
                "anchored head",
                () -> heads.newestAnchored(stream())
                        .filter(head -> head.size() == sent + 1)
                        .isPresent());
        return Instant.now();
    }

    private boolean forget(Instant cutoff) {
        return streams().forget(id, cutoff);
    }

    private List<Appended> append(NewLeaf... leaves) {
        return streams().append(List.of(leaves)).orElseThrow().join();
    }

    private RangeVerifier.Report verified(RangeBundle range) {
        return RangeVerifier.verify(
                RangeBundle.parse(range.toJson()).asOptional().orElseThrow(),
                Optional.of(TrustPolicy.parse(office.get("/trust-policy").bytes())),
                Instant.now());
    }

    private List<HeadsAudit.Finding> audit() {
        List<HeadsAudit.Finding> findings = new ArrayList<>();
        HeadsAudit audit = new HeadsAudit((stream, tile) -> streams().tile(stream, tile), findings::add);
        List<StreamHead> heads = jdbc().sql("select size, root from stream_head where stream = ? order by entry")
                .param(stream().no())
                .query((row, _) -> new StreamHead(stream().id(), row.getLong(1), Sha256Digest.of(row.getBytes(2))))
                .list();
        for (int i = 0; i < heads.size(); i++) {
            audit.accept(i, heads.get(i));
        }
        audit.finish();
        return findings;
    }

    private byte[] tile(int index) {
        int width = Math.min(256, sent + 1 - index * 256);
        return streams()
                .tile(stream().id(), new TileCoordinates(0, index, width))
                .orElseThrow();
    }

    private List<byte[]> payloads(int count) {
        return jdbc().sql("select payload from reading where stream = ? and position between 1 and ?"
                        + " order by position limit 3")
                .params(stream().no(), count)
                .query((row, _) -> row.getBytes(1))
                .list();
    }

    private Map<String, List<String>> bytea() {
        Map<String, List<String>> columns = new java.util.TreeMap<>();
        jdbc().sql("select table_name, column_name from information_schema.columns"
                        + " where table_schema = 'public' and data_type = 'bytea'")
                .query((row, _) -> columns.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                        .add(row.getString(2)))
                .list();
        return columns;
    }

    private int rows() {
        return jdbc().sql("select count(*) from reading where stream = ?")
                .param(stream().no())
                .query(Integer.class)
                .single();
    }

    private StoredStream stream() {
        return office.bean(StreamStore.class).find(id).orElseThrow();
    }

    private Streams streams() {
        return office.bean(Streams.class);
    }

    private JdbcClient jdbc() {
        return office.bean(JdbcClient.class);
    }
}
