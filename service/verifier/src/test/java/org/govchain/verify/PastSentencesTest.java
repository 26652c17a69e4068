package org.govchain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.govchain.credential.CredentialId;
import org.govchain.credential.Successor;
import org.govchain.status.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the past of a status reads. */
class PastSentencesTest {

    private static final Instant THIRD = Instant.parse("2027-03-03T11:00:00Z");
    private static final Instant NINTH = Instant.parse("2027-03-09T08:15:00Z");

    @Test
    void saysTheDayTheStatusAndWhatHappenedSince() {
        PastStatus past = past(Status.VALID, Status.VALID, change(Status.INVALID, NINTH, NINTH));

        assertThat(past.english())
                .isEqualTo("On 3 March 2027 it was valid; revoked on 9 March, effective from 9 March.");
        assertThat(past.german())
                .isEqualTo("Am 3. März 2027 war es gültig; widerrufen am 9. März, wirksam ab 9. März.");
    }

    @Test
    void saysRecordedAndLegalStatusApartWhereTheyDiffer() {
        PastStatus past = past(
                Status.VALID, Status.INVALID, change(Status.INVALID, NINTH, Instant.parse("2027-02-01T00:00:00Z")));

        assertThat(past.english())
                .isEqualTo("On 3 March 2027 it was recorded as valid, but in law it was revoked;"
                        + " withdrawn on 9 March, effective from 1 February.");
        assertThat(past.german())
                .isEqualTo("Am 3. März 2027 war es als gültig verzeichnet, rechtlich aber widerrufen;"
                        + " zurückgenommen am 9. März, wirksam ab 1. Februar.");
    }

    @Test
    void saysOnlyWhatWasRecordedWhereTheLawIsNotKnown() {
        PastStatus past = past(Optional.of(Status.VALID), Optional.empty(), List.of());

        assertThat(past.english()).isEqualTo("On 3 March 2027, 12:00 (CET) it was recorded as valid.");
        assertThat(past.german()).isEqualTo("Am 3. März 2027, 12:00 Uhr war es als gültig verzeichnet.");
        assertThat(past(Optional.empty(), Optional.empty(), List.of()).english())
                .isEqualTo("On 3 March 2027, 12:00 (CET): what was recorded is not proven.");
    }

    @Test
    void saysWhatRestsOnTheLogAloneAndWhatIsNotShown() {
        PastStatus past = new PastStatus(
                THIRD,
                Optional.of(Status.SUSPENDED),
                PastStatus.Proof.CHANGE_ENTRIES,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Status.SUPERSEDED),
                List.of(),
                Optional.of(HistoryReason.HISTORY_OPEN_END));

        assertThat(past.english())
                .isEqualTo(
                        "On 3 March 2027 it was recorded as suspended, but in law it was superseded, by the changes in"
                                + " the log alone. " + HistoryReason.HISTORY_OPEN_END.english());
        assertThat(past.german())
                .isEqualTo("Am 3. März 2027 war es als ausgesetzt verzeichnet, rechtlich aber ersetzt, allein nach den"
                        + " Änderungen im Protokoll. " + HistoryReason.HISTORY_OPEN_END.german());
    }

    @Test
    void saysTheLawAlsoWhereWhatWasRecordedIsNotProven() {
        PastStatus past = past(Optional.empty(), Optional.of(Status.VALID), List.of());

        assertThat(past.english()).isEqualTo("On 3 March 2027: what was recorded is not proven; in law it was valid.");
        assertThat(past.german())
                .isEqualTo("Am 3. März 2027: Was verzeichnet war, ist nicht bewiesen; rechtlich war es gültig.");
    }

    /** A revocation that takes effect when it is recorded reaches nowhere back. */
    @Test
    void aRevocationIsNamedAWithdrawalOnlyWhereItReachesBack() {
        assertThat(past(Status.VALID, Status.VALID, change(Status.INVALID, NINTH, NINTH.minusSeconds(1)))
                        .english())
                .contains("; withdrawn on 9 March");
        assertThat(past(Status.VALID, Status.VALID, change(Status.INVALID, NINTH, NINTH.plusSeconds(1)))
                        .english())
                .contains("; revoked on 9 March");
    }

    @Test
    void namesWhatTookItsPlaceAndTheYearWhereItIsAnotherOne() {
        Instant later = Instant.parse("2028-01-02T12:00:00Z");
        PastStatus past = past(
                Optional.of(Status.VALID),
                Optional.of(Status.VALID),
                List.of(new PastStatus.Change(
                        Status.SUPERSEDED,
                        later,
                        later,
                        Optional.empty(),
                        Optional.of(new Successor(CredentialId.of(new byte[16]), 2)),
                        true)));

        assertThat(past.english())
                .isEqualTo("On 3 March 2027 it was valid; superseded on 2 January 2028, effective from 2 January 2028,"
                        + " replaced by 00000000-0000-0000-0000-000000000000 version 2.");
        assertThat(past.german()).endsWith(", an seiner Stelle gilt 00000000-0000-0000-0000-000000000000 Version 2.");
    }

    @ParameterizedTest(name = "{0}, effective {1}")
    @CsvSource({
        // On the day asked about, the hour says which came first.
        "2027-03-03T12:00:00Z, 2027-03-03T12:00:00Z",
        "2027-03-09T08:15:00Z, 2027-03-03T08:15:00Z",
        // Half past midnight in Germany is the day before in UTC.
        "2027-03-02T23:30:00Z, 2027-03-02T23:30:00Z"
    })
    void saysTheHourWhereTheDayLeavesTheOrderOpen(Instant recorded, Instant effective) {
        assertThat(past(Status.VALID, Status.VALID, change(Status.SUSPENDED, recorded, effective))
                        .english())
                .startsWith("On 3 March 2027, 12:00 (CET) it was valid; suspended on ")
                .contains(" (CET), effective from ");
    }

    @Test
    void saysTheHourOfTwoChangesOnOneDay() {
        Instant lifted = Instant.parse("2027-03-09T16:00:00Z");
        PastStatus past = past(
                Status.VALID,
                Status.VALID,
                change(Status.SUSPENDED, NINTH, NINTH),
                change(Status.VALID, lifted, lifted));

        assertThat(past.english())
                .contains("; suspended on 9 March, 09:15 (CET), effective from 9 March, 09:15 (CET)")
                .endsWith("; reinstated on 9 March, 17:00 (CET), effective from 9 March, 17:00 (CET).");
    }

    private static PastStatus.Change change(Status status, Instant recorded, Instant effective) {
        return new PastStatus.Change(status, recorded, effective, Optional.empty(), Optional.empty(), true);
    }

    private static PastStatus past(Status recorded, Status legal, PastStatus.Change... changes) {
        return past(Optional.of(recorded), Optional.of(legal), List.of(changes));
    }

    private static PastStatus past(Optional<Status> recorded, Optional<Status> legal, List<PastStatus.Change> changes) {
        return new PastStatus(
                THIRD,
                recorded,
                PastStatus.Proof.CHAIN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                legal,
                changes,
                Optional.empty());
    }
}
