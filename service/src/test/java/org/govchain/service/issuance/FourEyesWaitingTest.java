package org.govchain.service.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.govchain.service.drafts.FourEyesOffice.OFFICE;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.authority.Person;
import org.govchain.service.drafts.FourEyesOffice;
import org.govchain.service.office.Office;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A request that was taken while its type needed nobody else, and is looked at again when it does. */
class FourEyesWaitingTest {

    private static final AuthorityId MUSTERSTADT = new AuthorityId(Office.MUSTERSTADT);

    private final WaitingRequests waiting = OFFICE.bean(WaitingRequests.class);
    private final JdbcClient jdbc = OFFICE.bean(JdbcClient.class);

    private static List<IssueRequest> requests() {
        byte[] body = FourEyesOffice.request().getBytes(StandardCharsets.UTF_8);
        if (IssueRequestReader.single(body) instanceof IssueRequestReader.Result.Read(List<IssueRequest> requests)) {
            return requests;
        }
        throw new AssertionError("not a request");
    }

    private String state(UUID id) {
        return jdbc.sql("select state from waiting_request where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    @Test
    void becomesADraftOfWhoSentIt() {
        Author erika = new Author(new Person(OFFICE.identities().issuer(), "erika"), false);
        UUID id = waiting.take(MUSTERSTADT, erika, requests(), null, AnswerForm.SINGLE)
                .orElseThrow();
        Office.await("decided", () -> !state(id).equals("WAITING"));

        var answer = OFFICE.get("/api/requests/" + id, FourEyesOffice.clerk("erika"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        String draft = answer.json().get("draft").asString();
        assertThat(FourEyesOffice.state(draft)).isEqualTo("draft");
        assertThat(jdbc.sql("select creator_subject from draft where id = ?")
                        .param(UUID.fromString(draft))
                        .query(String.class)
                        .single())
                .isEqualTo("erika");
    }
}
