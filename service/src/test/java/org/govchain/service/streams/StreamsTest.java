package org.govchain.service.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.office.Office;
import org.govchain.service.streams.Appended.Accepted;
import org.govchain.service.streams.Appended.Duplicate;
import org.govchain.service.streams.Appended.Reason;
import org.govchain.service.streams.Appended.Refused;
import org.govchain.stream.Counter;
import org.govchain.stream.Quantity;
import org.govchain.stream.StreamPayload.Opening;
import org.govchain.stream.StreamPayload.Reading;
import org.govchain.stream.Value;
import org.govchain.verify.PolicyReading;
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
class StreamsTest {

    private static final int HOUR = 3600;
    private static final long MINUTE = 60_000;

    private final Office office = Office.shared();
    private final String device = UUID.randomUUID().toString();
    private final long now = System.currentTimeMillis();

    @Test
    void readingsGetPositionsBehindTheOpening() {
        assertThat(append(counted(1, now - 3 * MINUTE), counted(2, now - 2 * MINUTE), counted(3, now - MINUTE)))
                .containsExactly(new Accepted(1), new Accepted(2), new Accepted(3));
    }

    @Test
    void whatComesAgainIsToldWhereItIs() {
        NewLeaf first = counted(1, now - 2 * MINUTE);
        NewLeaf second = counted(2, now - MINUTE);
        append(first, second);

        assertThat(append(second, first, second, counted(3, now)))
                .containsExactly(new Duplicate(2), new Duplicate(1), new Duplicate(2), new Accepted(3));
    }

    @Test
    void whatComesTwiceInOneGroupIsThereOnce() {
        NewLeaf once = uncounted(now, 7);

        assertThat(append(once, once)).containsExactly(new Accepted(1), new Duplicate(1));
    }

    @Test
    void aMissingNumberIsAGapAndMayStillCome() {
        append(counted(1, now - 9 * MINUTE));

        // The gap is the leaf behind the reading that shows it.
        assertThat(append(counted(5, now - 5 * MINUTE))).containsExactly(new Accepted(2));
        assertThat(append(counted(3, now - 7 * MINUTE))).containsExactly(new Accepted(4));
        assertThat(append(counted(3, now - 7 * MINUTE))).containsExactly(new Duplicate(4));
        assertThat(gaps()).containsExactly("0-0", "2-2", "4-4");
    }

    @Test
    void theFirstNumberOfASessionMayHaveOvertakenOthers() {
        assertThat(append(counted(70, now - 5 * MINUTE))).containsExactly(new Accepted(1));

        assertThat(append(counted(68, now - 7 * MINUTE), counted(6, now - 8 * MINUTE)))
                .containsExactly(new Accepted(2), new Accepted(3));
        assertThat(append(counted(5, now - 9 * MINUTE), counted(70, now)))
                .as("too far before, and used")
                .containsExactly(new Refused(Reason.COUNTER_USED), new Refused(Reason.COUNTER_USED));
    }

    @Test
    void aNumberThatWasUsedForSomethingElseIsRefused() {
        append(counted(1, now - 3 * MINUTE), counted(2, now - 2 * MINUTE));

        assertThat(append(counted(2, now - MINUTE))).containsExactly(new Refused(Reason.COUNTER_USED));
        assertThat(append(counted(3, now - MINUTE))).containsExactly(new Accepted(3));
    }

    @Test
    void aDeviceThatCountsAnewGoesOnAndItsOldNumbersDoNot() {
        append(counted(8, now - 3 * MINUTE), counted(9, now - 2 * MINUTE));
        NewLeaf anew = leaf(now - MINUTE, 1, new Counter("second", 0));

        assertThat(append(anew)).containsExactly(new Accepted(3));
        assertThat(append(counted(9, now))).containsExactly(new Refused(Reason.COUNTER_USED));
        assertThat(append(leaf(now, 1, new Counter("second", 1)))).containsExactly(new Accepted(4));
    }

    @Test
    void whatWasStillOnItsWayWhenADeviceBeganToCountAnewIsTaken() {
        append(counted(4, now - 6 * MINUTE));
        NewLeaf anew = leaf(now - 4 * MINUTE, 1, new Counter("second", 0));

        assertThat(append(counted(5, now - 5 * MINUTE), anew, counted(6, now - 3 * MINUTE), counted(8, now)))
                .containsExactly(new Accepted(2), new Accepted(3), new Accepted(4), new Accepted(5));
        assertThat(append(counted(7, now - 2 * MINUTE), leaf(now, 1, new Counter("second", 1))))
                .containsExactly(new Accepted(6), new Accepted(7));
        assertThat(append(counted(70, now), counted(8, now - MINUTE)))
                .as("too far behind, and used")
                .containsExactly(new Refused(Reason.COUNTER_USED), new Refused(Reason.COUNTER_USED));
    }

    @Test
    void withoutACounterThereIsOneReadingOfAnInstant() {
        append(uncounted(now - MINUTE, 20));

        assertThat(append(uncounted(now - MINUTE, 21)))
                .containsExactly(new Refused(Reason.OTHER_READING_OF_THAT_INSTANT));
        assertThat(append(uncounted(now - 2 * MINUTE, 21))).containsExactly(new Accepted(2));
    }

    @Test
    void theFutureAndWhatIsTooLateAreRefused() {
        append(uncounted(now, 1));

        assertThat(append(uncounted(now + 10 * MINUTE, 1))).containsExactly(new Refused(Reason.FUTURE));
        assertThat(append(uncounted(now - HOUR * 1000L - MINUTE, 1))).containsExactly(new Refused(Reason.TOO_LATE));
        assertThat(append(uncounted(now - HOUR * 1000L + MINUTE, 1))).containsExactly(new Accepted(2));
    }

    @Test
    void aRangeOfThemIsProvenToWhoeverHasTheTrustPolicy() {
        List<NewLeaf> leaves = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            leaves.add(counted(i, now - 50 * MINUTE + i * 5_000L));
        }
        append(leaves.toArray(NewLeaf[]::new));
        Question question = new Question(now - 40 * MINUTE, now - 30 * MINUTE);
        Streams streams = office.bean(Streams.class);
        Office.await("anchored head", () -> streams.range(id(device), question).isPresent());

        RangeBundle range = RangeBundle.parse(
                        streams.range(id(device), question).orElseThrow().toJson())
                .asOptional()
                .orElseThrow();
        RangeVerifier.Report report = RangeVerifier.verify(range, policy(), Instant.now());
        assertThat(report.verdict()).as(report.results().toString()).isEqualTo(Verdict.VALID);
        assertThat(report.readings()).hasSize(120);
        assertThat(report.opening().orElseThrow().device()).isEqualTo(device);
        assertThat(range.seeds()).hasSizeLessThan(20);
    }

    @Test
    void aSpanIsProvenAlsoWhereMoreIsSentWithinTheLatenessThanOneAnswerOpens() {
        appendAll(IntStream.range(0, 24_000)
                .mapToObj(i -> uncounted(now - 55 * MINUTE + i * 120L, i))
                .toList());
        long end = now - 55 * MINUTE + 24_000 * 120L;
        Streams streams = office.bean(Streams.class);
        Office.await("anchored head", () -> headCovers(24_001));

        long found = 0;
        int answers = 0;
        for (long from = now - 55 * MINUTE; from < end; answers++) {
            RangeBundle range = RangeBundle.parse(streams.range(id(device), new Question(from, end))
                            .orElseThrow()
                            .toJson())
                    .asOptional()
                    .orElseThrow();
            RangeVerifier.Report report = RangeVerifier.verify(range, policy(), Instant.now());
            assertThat(report.verdict()).as(report.results().toString()).isEqualTo(Verdict.VALID);
            found += report.readings().size();
            from = range.question().until();
        }
        assertThat(found).isEqualTo(24_000);
        assertThat(answers).isEqualTo(1);
    }

    @Test
    void whereNoAnswerCouldHoldTheProofThatIsSaid() {
        appendAll(IntStream.range(0, 30_000)
                .mapToObj(i -> uncounted(now - 55 * MINUTE + i * 100L, i))
                .toList());
        Office.await("anchored head", () -> headCovers(30_001));
        Streams streams = office.bean(Streams.class);

        assertThatThrownBy(() -> streams.range(id(device), new Question(now - 55 * MINUTE, now)))
                .isInstanceOf(RangeTooLarge.class);
    }

    private void appendAll(List<NewLeaf> leaves) {
        for (int at = 0; at < leaves.size(); at += 5_000) {
            append(leaves.subList(at, Math.min(at + 5_000, leaves.size())).toArray(NewLeaf[]::new));
        }
    }

    private boolean headCovers(long size) {
        return office.bean(Streams.class)
                .range(id(device), new Question(0, 1))
                .filter(range -> range.proof().treeSize() >= size)
                .isPresent();
    }

    @Test
    void aStreamGoesOnWhereItWasWhenTheServiceStartsAgain() {
        append(counted(1, now - 9 * MINUTE), counted(4, now - 6 * MINUTE));
        office.restart();

        assertThat(append(counted(4, now - 6 * MINUTE), counted(2, now - 8 * MINUTE), counted(5, now)))
                .containsExactly(new Duplicate(2), new Accepted(4), new Accepted(5));
        Streams streams = office.bean(Streams.class);
        Question all = new Question(0, now + MINUTE);
        Office.await(
                "anchored head",
                () -> streams.range(id(device), all)
                        .filter(range -> range.proof().treeSize() == 6)
                        .isPresent());
        assertThat(RangeVerifier.verify(streams.range(id(device), all).orElseThrow(), policy(), Instant.now())
                        .readings())
                .hasSize(4);
    }

    @Test
    void manyDevicesAreTakenInOneGroup() {
        List<NewLeaf> leaves = IntStream.range(0, 300)
                .mapToObj(i -> leaf(device + i % 100, now - 1000L + i, i))
                .toList();

        assertThat(append(leaves.toArray(NewLeaf[]::new))).allMatch(Accepted.class::isInstance);
        assertThat(jdbc().sql("select count(*) from stream_head h join stream s on s.no = h.stream where s.device = ?")
                        .param(id(device + 5))
                        .query(Integer.class)
                        .single())
                .isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"payload = 'x'", "measured = received + 600000", "kind = 99"})
    void aDamagedStreamRefusesItsLeavesAndLetsTheOthersIn(String damage) {
        append(counted(1, now - 2 * MINUTE));
        Office.await(
                "its head, which would undo the rest of the damage",
                () -> jdbc().sql("select size from stream where device = ?")
                                .param(id(device))
                                .query(Long.class)
                                .single()
                        == 2);
        jdbc().sql("update reading set " + damage
                        + " where stream = (select no from stream where device = ?) and position = 1")
                .param(id(device))
                .update();
        jdbc().sql("alter table stream disable trigger stream_grows").update();
        jdbc().sql(
                        "update stream set size = 1, subtrees = decode(repeat('00', 32), 'hex'), received = 0 where device = ?")
                .param(id(device))
                .update();
        jdbc().sql("alter table stream enable trigger stream_grows").update();
        office.restart();

        Streams streams = office.bean(Streams.class);
        CompletableFuture<List<Appended>> damaged =
                streams.append(List.of(counted(2, now - MINUTE))).orElseThrow();
        CompletableFuture<List<Appended>> other =
                streams.append(List.of(leaf(device + "-other", now, 1))).orElseThrow();
        assertThat(other.join()).containsExactly(new Accepted(1));
        assertThatThrownBy(damaged::join).hasRootCauseInstanceOf(RuntimeException.class);
    }

    @Test
    void whatTheDatabaseCannotHoldStaysWithWhoeverSentIt() {
        Streams streams = office.bean(Streams.class);
        CompletableFuture<List<Appended>> poison = streams.append(List.of(leaf(now, 1, new Counter("nul \0 byte", 1))))
                .orElseThrow();
        CompletableFuture<List<Appended>> other =
                streams.append(List.of(leaf(device + "-other", now, 1))).orElseThrow();

        assertThat(other.join()).containsExactly(new Accepted(1));
        assertThatThrownBy(poison::join).hasCauseInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void headsAndTilesStayAndAStreamNeverShrinks() {
        append(counted(1, now));
        Office.await(
                "head",
                () -> jdbc().sql(
                                        "select count(*) from stream_head h join stream s on s.no = h.stream where s.device = ?")
                                .param(id(device))
                                .query(Integer.class)
                                .single()
                        > 0);

        for (String wrong : List.of(
                "update stream_head set root = sha256('x') where stream = (select no from stream where device = ?)",
                "delete from stream_head where stream = (select no from stream where device = ?)",
                "update stream set size = 0 where device = ?")) {
            assertThatThrownBy(() -> jdbc().sql(wrong).param(id(device)).update())
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    private List<Appended> append(NewLeaf... leaves) {
        return office.bean(Streams.class).append(List.of(leaves)).orElseThrow().join();
    }

    private List<String> gaps() {
        return jdbc().sql("select first || '-' || last from stream_gap g join stream s on s.no = g.stream"
                        + " where s.device = ? order by first")
                .param(id(device))
                .query(String.class)
                .list();
    }

    private JdbcClient jdbc() {
        return office.bean(JdbcClient.class);
    }

    private Optional<PolicyReading> policy() {
        return Optional.of(TrustPolicy.parse(office.get("/trust-policy").bytes()));
    }

    private NewLeaf counted(int number, long measured) {
        return leaf(measured, number, new Counter("first", number));
    }

    private NewLeaf uncounted(long measured, double value) {
        return leaf(device, measured, value);
    }

    private NewLeaf leaf(long measured, double value, Counter counter) {
        return new NewLeaf(subject(device), measured, new Reading(quantities(value), Optional.of(counter)));
    }

    static NewLeaf leaf(String device, long measured, double value) {
        return new NewLeaf(subject(device), measured, new Reading(quantities(value), Optional.empty()));
    }

    private static List<Quantity> quantities(double value) {
        return List.of(new Quantity("temperature", new Value.Of(value), "Cel"));
    }

    private static StreamSubject subject(String device) {
        Opening opening =
                new Opening("https://musterstadt.example", device, "Wetterstation", Optional.empty(), Optional.of(60L));
        return new StreamSubject(id(device), new AuthorityId(Office.MUSTERSTADT), opening, HOUR);
    }

    private static UUID id(String device) {
        return UUID.nameUUIDFromBytes(device.getBytes(StandardCharsets.UTF_8));
    }
}
