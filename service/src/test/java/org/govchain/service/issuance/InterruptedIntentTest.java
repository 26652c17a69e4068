package org.govchain.service.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.office.Office;
import org.govchain.service.status.StatusIndex;
import org.govchain.service.status.StatusLists;
import org.govchain.status.Status;
import org.govchain.status.StatusListToken;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("database")
class InterruptedIntentTest {

    private final Office office = Office.shared();
    private final JdbcClient jdbc = office.bean(JdbcClient.class);

    @Test
    void anIntentOfADeadProcessIsVoidedAndItsStatusEntryInvalid() {
        AuthorityId authority = new AuthorityId(Office.MUSTERSTADT);
        StatusIndex status =
                office.bean(StatusLists.class).allocate(authority, 1).getFirst();
        UUID document = UUID.randomUUID();
        UUID copy = UUID.randomUUID();
        jdbc.sql(
                        "insert into document (id, version, authority, type, state) values (?, 1, ?, 'https://x.example/t', 'INTENDED')")
                .params(document, Office.MUSTERSTADT)
                .update();
        jdbc.sql(
                        "insert into copy (id, document_id, document_version, authority, state, status_list_id, status_idx, unsigned)"
                                + " values (?, ?, 1, ?, 'INTENDED', ?, ?, 'x')")
                .params(copy, document, Office.MUSTERSTADT, status.list(), status.index())
                .update();
        jdbc.sql("insert into idempotency_request (authority, key, request_hash) values (?, ?, ?)")
                .params(Office.MUSTERSTADT, "interrupted", new byte[32])
                .update();

        office.bean(IntentLog.class).afterSingletonsInstantiated();

        Map<String, Object> row = jdbc.sql("select state, unsigned from copy where id = ?")
                .param(copy)
                .query()
                .singleRow();
        assertThat(row.get("state")).isEqualTo("VOIDED");
        assertThat(row.get("unsigned")).isNull();
        assertThat(published(status)).isEqualTo(Status.INVALID);
        assertThat(jdbc.sql("select count(*) from idempotency_request where key = 'interrupted'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private Status published(StatusIndex index) {
        String token =
                office.get(index.uri().substring(Office.PUBLIC_URL.length())).text();
        if (StatusListToken.parse(token) instanceof StatusListToken.Accepted(StatusListToken list)) {
            return list.list().get(index.index()).orElseThrow();
        }
        throw new AssertionError("not a status list");
    }
}
