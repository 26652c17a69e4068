package org.govchain.service.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.govchain.service.authority.Person;
import org.govchain.service.office.IdentityProvider;
import org.govchain.service.office.Office;
import org.govchain.service.office.Office.Reply;
import org.govchain.service.web.Caller;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

class AgreementsTest {

    private final Office office = Office.shared();
    private final IdentityProvider identities = office.identities();
    private final String anna = admin("anna");
    private final String berta = admin("berta");
    /** Somebody of whom no other test has heard. */
    private final String erika = "erika-" + UUID.randomUUID();

    private String admin(String subject) {
        return identities.tokenOf(subject, Office.MUSTERSTADT, Role.AUTHORITY_ADMIN);
    }

    private String bothRolesFor(String subject) {
        return "{\"kind\":\"both-roles\",\"payload\":{\"issuer\":\"" + identities.issuer() + "\",\"subject\":\""
                + subject + "\"}}";
    }

    private Reply propose(String token, String subject) {
        return office.post("/api/agreements", token, bothRolesFor(subject));
    }

    private String proposed(String token) {
        Reply reply = propose(token, erika);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().get("id").asString();
    }

    private int confirm(String token, String id) {
        return office.post("/api/agreements/" + id + "/confirm", token, "{}").status();
    }

    private int withdraw(String token, String id) {
        return office.post("/api/agreements/" + id + "/withdraw", token, "{}").status();
    }

    private boolean mayErikaSign() {
        return maySign(Set.of(Role.CLERK, Role.SIGNATORY), false);
    }

    private boolean maySign(Set<Role> roles, boolean machine) {
        Person person = new Person(identities.issuer(), erika);
        return office.bean(BothRoles.class).maySign(new Caller(person, Office.MUSTERSTADT, roles, machine));
    }

    @Test
    void countsWhenASecondPersonConfirmsAndNoLongerWhenOneEndsIt() {
        assertThat(mayErikaSign()).isFalse();
        String id = proposed(anna);
        assertThat(mayErikaSign()).isFalse();
        assertThat(confirm(berta, id)).isEqualTo(200);
        assertThat(mayErikaSign()).isTrue();
        assertThat(office.get("/api/agreements/" + id, anna).json().get("state").asString())
                .isEqualTo("agreed");

        assertThat(withdraw(anna, id)).isEqualTo(200);
        assertThat(mayErikaSign()).isFalse();
        assertThat(confirm(berta, id)).isEqualTo(409);
    }

    @Test
    void refusesWhoeverProposedIt() {
        String id = proposed(anna);
        assertThat(confirm(anna, id)).isEqualTo(403);
        assertThat(confirm(admin("anna"), id)).as("with a second token").isEqualTo(403);
        assertThat(mayErikaSign()).isFalse();
    }

    @Test
    void refusesThePersonConcerned() {
        assertThat(propose(admin(erika), erika).status()).isEqualTo(403);
        assertThat(confirm(admin(erika), proposed(anna))).isEqualTo(403);
        assertThat(mayErikaSign()).isFalse();
    }

    @Test
    void refusesMachines() {
        String machine = identities.tokenOf("robot", Office.MUSTERSTADT, Role.AUTHORITY_ADMIN, Role.MACHINE);
        String client = identities.tokenOfClient("specialist-software", Office.MUSTERSTADT, Role.AUTHORITY_ADMIN);
        assertThat(propose(machine, erika).status()).isEqualTo(403);
        assertThat(propose(client, erika).status()).isEqualTo(403);
        String id = proposed(anna);
        assertThat(confirm(machine, id)).isEqualTo(403);
        assertThat(confirm(client, id)).isEqualTo(403);
    }

    @Test
    void isNotThereForAnotherAuthority() {
        String id = proposed(anna);
        String neighbour = identities.tokenOf("nora", Office.NACHBARSTADT, Role.AUTHORITY_ADMIN);
        assertThat(confirm(neighbour, id)).isEqualTo(404);
        assertThat(withdraw(neighbour, id)).isEqualTo(404);
        assertThat(office.get("/api/agreements/" + id, neighbour).status()).isEqualTo(404);
        assertThat(office.get("/api/agreements", neighbour).text()).doesNotContain(id);
        assertThat(office.get("/api/agreements?limit=1", anna).json().get("items"))
                .hasSize(1);
    }

    @Test
    void confirmsOnceAndNothingThatWasDeclined() {
        String id = proposed(anna);
        assertThat(withdraw(anna, id)).isEqualTo(200);
        assertThat(confirm(berta, id)).isEqualTo(409);
        assertThat(withdraw(anna, id)).isEqualTo(409);
        String other = proposed(anna);
        assertThat(confirm(berta, other)).isEqualTo(200);
        assertThat(confirm(berta, other)).isEqualTo(409);
    }

    @Test
    void refusesWhatItCannotRead() {
        assertThat(office.post("/api/agreements", anna, "[]").status()).isEqualTo(400);
        assertThat(office.post("/api/agreements", anna, "{\"kind\":\"both-roles\",\"payload\":{}}")
                        .status())
                .isEqualTo(400);
        assertThat(office.post("/api/agreements", anna, "{\"kind\":\"none-such\",\"payload\":{}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void needsNoAgreementForASignatoryWhoIsNoClerk() {
        assertThat(maySign(Set.of(Role.SIGNATORY), false)).isTrue();
        assertThat(maySign(Set.of(Role.SIGNATORY), true)).as("a machine").isFalse();
        assertThat(maySign(Set.of(Role.CLERK), false)).isFalse();
    }

    /** Whoever writes into the database past this program cannot agree alone by mistake. */
    @Test
    void theDatabaseRefusesADecisionOfOne() {
        UUID id = UUID.fromString(proposed(anna));
        JdbcClient jdbc = office.bean(JdbcClient.class);
        assertThatThrownBy(() -> jdbc.sql("update agreement set state = 'AGREED', decider_issuer = proposer_issuer,"
                                + " decider_subject = proposer_subject, decided_at = now() where id = ?")
                        .param(id)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.sql("update agreement set payload = '{}' where id = ?")
                        .param(id)
                        .update())
                .hasMessageContaining("stays as it was proposed");
    }
}
