package org.govchain.service.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.govchain.service.office.Office;
import org.govchain.stream.LeafKind;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Streams of years: busy days, quiet months, and many partitions that a question has nothing to do with. */
@Tag("database")
class LongStreamsTest {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = 24 * HOUR;
    private static final int LATENESS = 3600;
    private static final int BUSY = 700;
    /** Before the day of this test, which is the last of those that have a reading. */
    private static final int[] QUIET_DAYS = {900, 899, 500, 130, 129, 40, 0};

    private static final UUID DEVICE = UUID.randomUUID();
    private static final UUID BUSY_FOR_A_DAY = UUID.randomUUID();
    private static final long TODAY = System.currentTimeMillis() - 2 * DAY;
    private static final Office OFFICE = Office.shared();

    @BeforeAll
    static void writeTheStreams() {
        PastStream stream = opened(DEVICE, TODAY - 1_000 * DAY);
        for (int day : QUIET_DAYS) {
            if (day == 130) {
                busyDay(stream, TODAY - 200 * DAY);
            }
            stream.add(TODAY - day * DAY, TODAY - day * DAY, reading(day), false);
        }
        stream.close();
        PastStream busy = opened(BUSY_FOR_A_DAY, TODAY - 101 * DAY);
        busyDay(busy, TODAY - 100 * DAY);
        busy.add(TODAY - 99 * DAY + 40 * MINUTE, TODAY - 99 * DAY - MINUTE, reading(1), false);
        busy.add(TODAY - 99 * DAY + 3 * HOUR, TODAY - 99 * DAY + 3 * HOUR, reading(2), false);
        busy.close();
        for (int day = 0; day < 80; day++) { // of other streams
            OFFICE.bean(Partitions.class).prepare(Instant.ofEpochMilli(TODAY - day * DAY));
        }
        Office.await(
                "an anchored head",
                () -> range(BUSY_FOR_A_DAY, new Question(TODAY, TODAY + 1)).isPresent());
    }

    private static PastStream opened(UUID device, long at) {
        Opening opening =
                new Opening("https://musterstadt.example", "pegel-1", "Pegel", Optional.empty(), Optional.empty());
        return new PastStream(OFFICE, device, opening, LATENESS, at);
    }

    private static void busyDay(PastStream stream, long start) {
        for (int i = 0; i < BUSY; i++) {
            long measured = start + i * MINUTE;
            stream.add(measured + 5, measured, reading(i), false);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 990, 0, before the first reading",
        "901, 898, 2, a pair",
        "890, 510, 0, more than a year of nothing",
        "600, 400, 1, one between two years",
        "201, 199, 700, a busy day behind a quiet year",
        "131, 1, 3, the rest",
        "1001, -1, 707, all of it",
    })
    void whatWasMeasuredIsFoundAndProvenHoweverFarApartItIs(int since, int until, int readings) {
        RangeBundle range = range(DEVICE, new Question(TODAY - since * DAY - 1, TODAY - until * DAY))
                .orElseThrow();

        assertThat(range.leaves().stream()
                        .filter(leaf ->
                                leaf.payload().isPresent() && leaf.leaf().kind() == LeafKind.READING))
                .hasSize(readings);
        Optional<PolicyReading> policy =
                Optional.of(TrustPolicy.parse(OFFICE.get("/trust-policy").bytes()));
        assertThat(RangeVerifier.verify(range, policy, Instant.now()).verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void noMorePartitionsAreLookedAtThanTheAnswerNeeds() {
        new TransactionTemplate(OFFICE.bean(PlatformTransactionManager.class)).executeWithoutResult(_ -> {
            assertThat(range(BUSY_FOR_A_DAY, busyDay())).isPresent();
            assertThat(gaps(busyDay()).readings()).isEqualTo(BUSY + 1);

            assertThat(partitions(
                            "pg_locks l join pg_class c on c.oid = l.relation where l.pid = pg_backend_pid() and"))
                    .isLessThan(20);
        });
        assertThat(partitions("pg_class c where")).isGreaterThan(80);
    }

    @Test
    void whatCameLateIsCountedOnItsDay() {
        assertThat(gaps(busyDay()).readings()).isEqualTo(BUSY + 1);
        assertThat(gaps(new Question(TODAY - 99 * DAY, TODAY - 98 * DAY)).readings())
                .isEqualTo(1);
    }

    private static Question busyDay() {
        return new Question(TODAY - 100 * DAY, TODAY - 99 * DAY);
    }

    private static GapReport gaps(Question question) {
        return OFFICE.bean(Streams.class)
                .gaps(BUSY_FOR_A_DAY, question, Optional.empty())
                .orElseThrow();
    }

    private static long partitions(String where) {
        return OFFICE.bean(JdbcClient.class)
                .sql("select count(distinct c.relname) from " + where
                        + " c.relkind = 'r' and c.relname like 'reading\\_%'")
                .query(Long.class)
                .single();
    }

    private static Optional<RangeBundle> range(UUID device, Question question) {
        return OFFICE.bean(Streams.class)
                .proven(device, question, OptionalLong.empty())
                .map(ProvenRange::bundle);
    }

    private static Reading reading(int value) {
        return new Reading(List.of(new Quantity("water_level", new Value.Of(value), "cm")), Optional.empty());
    }
}
