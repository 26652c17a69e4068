package org.govchain.service.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.govchain.service.devices.Device;
import org.govchain.service.devices.Devices;
import org.govchain.service.office.Office;
import org.govchain.service.streams.Appended;
import org.govchain.service.streams.NewLeaf;
import org.govchain.service.streams.StreamSubject;
import org.govchain.service.streams.Streams;
import org.govchain.stream.LeafKind;
import org.govchain.stream.Quantity;
import org.govchain.stream.StreamPayload;
import org.govchain.stream.Value;
import org.govchain.verify.RangeBundle.Question;
import org.govchain.verify.RangeVerifier;
import org.govchain.verify.TrustPolicy;
import org.govchain.verify.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Devices that are expected every second, so that two seconds without a reading are silence. */
@Tag("database")
class SilenceTest {

    private final Office office = Office.shared();

    @Test
    void aDeviceThatIsNotHeardGetsOneLeafOfSilenceUntilItSendsAgain() throws InterruptedException {
        TestSender sender = expected(1);
        send(sender);
        Office.await("silence", () -> kinds(sender).contains(LeafKind.SILENCE));
        Thread.sleep(3_000);
        assertThat(kinds(sender)).containsExactly(LeafKind.OPENING, LeafKind.READING, LeafKind.SILENCE);

        send(sender);
        Office.await("silence again", () -> kinds(sender).size() == 5);
        assertThat(kinds(sender))
                .containsExactly(
                        LeafKind.OPENING, LeafKind.READING, LeafKind.SILENCE, LeafKind.READING, LeafKind.SILENCE);
    }

    @Test
    void aSilenceIsPartOfWhatIsProven() {
        TestSender sender = expected(1);
        Instant sent = send(sender);
        Office.await("silence", () -> kinds(sender).contains(LeafKind.SILENCE));
        Question question = new Question(
                sent.minusSeconds(60).toEpochMilli(), sent.plusSeconds(600).toEpochMilli());
        Streams streams = office.bean(Streams.class);
        Office.await(
                "anchored head",
                () -> streams.range(sender.id, question)
                        .filter(range -> range.proof().treeSize() == 3)
                        .isPresent());

        RangeVerifier.Report report = RangeVerifier.verify(
                streams.range(sender.id, question).orElseThrow(),
                Optional.of(TrustPolicy.parse(office.get("/trust-policy").bytes())),
                Instant.now());
        assertThat(report.verdict()).as(report.results().toString()).isEqualTo(Verdict.VALID);
        assertThat(report.readings()).hasSize(1);
        StreamPayload.Silence silence =
                (StreamPayload.Silence) report.marks().getFirst().payload();
        assertThat(silence.since())
                .isEqualTo(report.readings().getFirst().leaf().received());
        assertThat(silence.interval()).isEqualTo(1);
        assertThat(report.marks().getFirst().leaf().received()).isGreaterThanOrEqualTo(silence.since() + 2_000);
    }

    @Test
    void afterAStartTheWholeTimeHasToPassAnewAndWhoWasSilentStaysSo() {
        TestSender silent = expected(1);
        TestSender heard = expected(2);
        send(silent);
        Office.await("silence", () -> kinds(silent).contains(LeafKind.SILENCE));
        send(heard);
        long started = System.currentTimeMillis();
        office.restart();
        Office.await("silence", () -> kinds(heard).contains(LeafKind.SILENCE));

        assertThat(received(heard)).isGreaterThan(started + 4_000);
        assertThat(kinds(silent)).containsExactly(LeafKind.OPENING, LeafKind.READING, LeafKind.SILENCE);
    }

    @Test
    void whoIsBlockedOrRetiredOrNotExpectedIsNotSilent() {
        TestSender blocked = expected(1);
        TestSender retired = expected(1);
        TestSender unexpected = TestSender.of(office, Office.MUSTERSTADT, false);
        update("update device set interval_seconds = null where id = ?", unexpected);
        TestSender silent = expected(1);
        for (TestSender sender : List.of(blocked, retired, unexpected)) {
            send(sender);
        }
        update("update device set state = 'BLOCKED' where id = ?", blocked);
        update("update device set state = 'RETIRED' where id = ?", retired);
        send(silent);
        Office.await("silence", () -> kinds(silent).contains(LeafKind.SILENCE));

        for (TestSender sender : List.of(blocked, retired, unexpected)) {
            assertThat(kinds(sender)).containsExactly(LeafKind.OPENING, LeafKind.READING);
        }
        update("update device set state = 'ACTIVE' where id = ?", blocked);
        Office.await("silence", () -> kinds(blocked).contains(LeafKind.SILENCE));
    }

    private TestSender expected(int seconds) {
        TestSender sender = TestSender.of(office, Office.MUSTERSTADT, true);
        jdbc().sql("update device set interval_seconds = ? where id = ?")
                .params(seconds, sender.id)
                .update();
        return sender;
    }

    private Instant send(TestSender sender) {
        Instant now = Instant.now();
        Device device = office.bean(Devices.class).find(sender.id).orElseThrow();
        StreamPayload.Opening opening = new StreamPayload.Opening(
                "https://musterstadt.example",
                device.name(),
                device.what(),
                Optional.empty(),
                device.interval().map(java.time.Duration::toSeconds));
        StreamPayload.Reading reading = new StreamPayload.Reading(
                List.of(new Quantity("temperature", new Value.Of(20), "Cel")), Optional.empty());
        NewLeaf leaf = new NewLeaf(
                new StreamSubject(device.id(), device.authority(), opening, 3600), now.toEpochMilli(), reading);
        assertThat(office.bean(Streams.class)
                        .append(List.of(leaf))
                        .orElseThrow()
                        .join())
                .hasOnlyElementsOfType(Appended.Accepted.class);
        return now;
    }

    private List<LeafKind> kinds(TestSender sender) {
        return jdbc().sql("select r.kind from reading r join stream s on s.no = r.stream where s.device = ?"
                        + " order by r.position")
                .param(sender.id)
                .query((row, _) -> LeafKind.ofCode(row.getByte(1)).orElseThrow())
                .list();
    }

    private long received(TestSender sender) {
        return jdbc().sql("select max(r.received) from reading r join stream s on s.no = r.stream where s.device = ?")
                .param(sender.id)
                .query(Long.class)
                .single();
    }

    private void update(String sql, TestSender sender) {
        jdbc().sql(sql).param(sender.id).update();
    }

    private JdbcClient jdbc() {
        return office.bean(JdbcClient.class);
    }
}
