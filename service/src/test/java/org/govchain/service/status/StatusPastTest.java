package org.govchain.service.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.ContractAddresses;
import org.govchain.chain.StatusReader;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.govchain.status.Status;
import org.govchain.status.StatusReference;
import org.govchain.verify.AnchoredVersion;
import org.govchain.verify.StatusHistory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the lists said in the past stays to be had. */
@Tag("database")
class StatusPastTest {

    private final Office office = Office.shared();
    private final String clerk = office.token(Office.MUSTERSTADT, Role.CLERK);

    @Test
    void everyVersionCanBeMadeAgainAndHashesToWhatTheChainRecorded() {
        String self = "/api/credentials/" + office.issueAnchoredLicence();
        StatusReference place = place(self);
        long first = newest(place);
        // More than lie between two versions that are stored whole.
        for (int i = 0; i < 35; i++) {
            change(self, "suspend");
            change(self, "reinstate");
        }
        Office.await(
                "anchored",
                () -> office.get(path(place) + "/versions/" + (first + 70)).status() == 200);

        for (long version = first + 1; version <= first + 70; version++) {
            AnchoredVersion made =
                    history(path(place) + "/versions/" + version).inForce().orElseThrow();
            assertThat(made.bits().orElseThrow().digest()).isEqualTo(made.digest());
            Status expected = (version - first) % 2 == 1 ? Status.SUSPENDED : Status.VALID;
            assertThat(made.bits().orElseThrow().get(place.index())).contains(expected);
            assertThat(chain().at(place.list().hash(), made.anchor().blockTime())
                            .orElseThrow()
                            .version())
                    .isGreaterThanOrEqualTo(version);
        }
    }

    @Test
    void tellsWhichVersionWasInForceAsTheChainDoes() throws InterruptedException {
        String self = "/api/credentials/" + office.issueAnchoredLicence();
        StatusReference place = place(self);
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Thread.sleep(1_100);
        change(self, "suspend");
        long suspended = newest(place);
        Office.await(
                "anchored",
                () -> history(path(place) + "/at?time=" + before)
                        .next()
                        .filter(next -> next.version() >= suspended)
                        .isPresent());

        StatusHistory past = history(path(place) + "/at?time=" + before);
        AnchoredVersion inForce = past.inForce().orElseThrow();
        assertThat(chain().at(place.list().hash(), before).orElseThrow().digest())
                .isEqualTo(inForce.digest());
        assertThat(inForce.bits().orElseThrow().get(place.index())).contains(Status.VALID);
        assertThat(past.next().orElseThrow().anchor().blockTime()).isAfter(before);
        assertThat(past.next().orElseThrow().version()).isEqualTo(inForce.version() + 1);
    }

    @Test
    void knowsNoFutureAndNoListThatIsNotThere() {
        String path = path(place("/api/credentials/" + office.issueLicence()));

        assertThat(office.get(path + "/at?time=2999-01-01T00:00:00Z").status()).isEqualTo(400);
        assertThat(office.get(path + "/at?time=yesterday").status()).isEqualTo(400);
        assertThat(office.get(path + "/versions/999999999").status()).isEqualTo(404);
        assertThat(office.get("/sl/none/at?time=2026-01-01T00:00:00Z").status()).isEqualTo(404);
        assertThat(history(path + "/at?time=2020-01-01T00:00:00Z").inForce()).isEmpty();
    }

    @Test
    void aVersionNeverChanges() {
        JdbcClient jdbc = office.bean(JdbcClient.class);
        assertThatThrownBy(() -> jdbc.sql("update status_list_version set changed = '{}'")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from status_list_version").update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private StatusReference place(String self) {
        var evidence = office.get(self + "/bundle", clerk).bytes();
        var credential = org.govchain.verify.Verifier.questions(
                org.govchain.verify.Presentation.bundle(evidence), org.govchain.verify.Evidence.none());
        var list =
                new org.govchain.status.StatusListId(credential.statusListUri().orElseThrow());
        int index = office.bean(JdbcClient.class)
                .sql("select status_idx from copy where id = ?::uuid")
                .param(self.substring(self.lastIndexOf('/') + 1))
                .query(Integer.class)
                .single();
        return new StatusReference(list, index);
    }

    private long newest(StatusReference place) {
        return office.bean(JdbcClient.class)
                .sql("select version from status_list where uri = ?")
                .param(place.list().uri())
                .query(Long.class)
                .single();
    }

    private StatusReader chain() {
        return new StatusReader(office.bean(ChainConnection.class), office.bean(ContractAddresses.class));
    }

    private void change(String self, String change) {
        Office.Reply reply = office.post(self + "/" + change, clerk, "{\"reason\":\"Test\"}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    private static String path(StatusReference place) {
        return place.list().uri().substring(Office.PUBLIC_URL.length());
    }

    private StatusHistory history(String path) {
        Office.Reply reply = office.get(path);
        assertThat(reply.status()).as(path + reply.text()).isEqualTo(200);
        return StatusHistory.parse(reply.bytes()).asOptional().orElseThrow();
    }
}
