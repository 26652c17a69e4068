package org.govchain.service.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.govchain.service.issuance.SampleClaims;
import org.govchain.service.office.Office;
import org.govchain.service.office.Office.Reply;
import org.govchain.service.trust.Trust;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An approval counts now or not at all: while the registry cannot be asked it decides nothing, and the same request succeeds later. */
class ApprovalWithoutRegistryTest {

    private static final String TYPE = "special-use-permit";

    @Test
    void decidesNothingAndSaysWhenToAskAgain(@TempDir Path directory) throws IOException {
        try (Office office = Office.open(directory, Map.of("govchain.trust.max-registry-age", "5s"))) {
            String erika = office.identities().tokenOf("erika", Office.MUSTERSTADT, Role.CLERK);
            String sabine = office.identities().tokenOf("sabine", Office.MUSTERSTADT, Role.SIGNATORY);
            String waiting = draft(office, erika);
            String written = draft(office, erika);
            Reply submitted = submit(office, erika, waiting);
            assertThat(submitted.status()).as(submitted.text()).isEqualTo(200);
            String approval =
                    "{\"digest\":\"" + submitted.json().at("/submission/digest").asString() + "\"}";
            int signedBefore = signatures(office);

            office.stopChain();
            Office.await("too old", () -> !office.bean(Trust.class).isCurrent());
            String key = UUID.randomUUID().toString();
            for (Reply away : new Reply[] {
                approve(office, sabine, waiting, key, approval),
                approve(office, sabine, waiting, key, approval),
                submit(office, erika, written)
            }) {
                assertThat(away.status()).as(away.text()).isEqualTo(503);
                assertThat(away.json().get("code").asString()).isEqualTo("unavailable");
                assertThat(away.json().get("detail").asString()).contains("registry", "nothing was decided");
                assertThat(away.headers().firstValue("Retry-After")).isPresent();
            }
            assertThat(state(office, erika, waiting)).isEqualTo("submitted");
            assertThat(state(office, erika, written)).isEqualTo("draft");
            assertThat(signatures(office)).isEqualTo(signedBefore);
            assertThat(count(office, "select count(*) from copy where state in ('INTENDED', 'ISSUED')"))
                    .isZero();
            assertThat(count(office, "select count(*) from submission where decider_subject is not null"))
                    .isZero();

            office.startChain();
            Office.await("seen again", () -> office.bean(Trust.class).isCurrent());
            // A block that comes late makes the registry too old again for a moment: one does what the refusal says.
            Office.await(
                    "approved",
                    () -> approve(office, sabine, waiting, key, approval).status() == 201);
            assertThat(state(office, erika, waiting)).isEqualTo("issued");
        }
    }

    private static String draft(Office office, String clerk) {
        ObjectNode request = JsonMapper.shared()
                .createObjectNode()
                .put("type", TYPE)
                .put("validFrom", "2036-03-01")
                .put("validUntil", "2036-09-30");
        request.set("claims", SampleClaims.published(TYPE));
        Reply reply = office.post("/api/drafts", clerk, request.toString());
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return "/api/drafts/" + reply.json().get("id").asString();
    }

    private static Reply submit(Office office, String clerk, String draft) {
        return office.send(
                "POST",
                draft + "/submit",
                BodyPublishers.noBody(),
                "Authorization",
                "Bearer " + clerk,
                "If-Match",
                office.get(draft, clerk).headers().firstValue("ETag").orElseThrow());
    }

    private static Reply approve(Office office, String signatory, String draft, String key, String approval) {
        return office.send(
                "POST",
                draft + "/approve",
                BodyPublishers.ofString(approval),
                "Authorization",
                "Bearer " + signatory,
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                key);
    }

    private static String state(Office office, String clerk, String draft) {
        return office.get(draft, clerk).json().get("state").asString();
    }

    private static int signatures(Office office) {
        return count(office, "select count(*) from audit_event where kind = 'signing'");
    }

    private static int count(Office office, String sql) {
        return office.bean(JdbcClient.class).sql(sql).query(Integer.class).single();
    }
}
