package org.govchain.service.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LicenceLifeTest {

    @SuppressWarnings("NullAway.Init") // opened before the first test
    private Office office;

    @BeforeAll
    void open(@TempDir Path directory) {
        office = Office.open(directory);
    }

    @AfterAll
    void close() throws java.io.IOException {
        office.close();
    }

    @Test
    void aLicenceIsIssuedAnchoredPrintedAndRevoked() {
        String clerk = office.token(Office.MUSTERSTADT, Role.CLERK);
        Office.Reply issued = office.post("/api/credentials", clerk, Office.licence());
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        assertThat(issued.json().at("/status").asString()).isEqualTo("valid");
        String self = "/api/credentials/" + issued.json().get("id").asString();

        Office.await(
                "anchored",
                () -> office.get(self, clerk)
                        .json()
                        .at("/anchor/state")
                        .asString()
                        .equals("anchored"));
        JsonNode bundle = office.get(self + "/bundle", clerk).json();
        assertThat(bundle.propertyNames())
                .contains("credential", "seal", "payload", "salt", "index", "proof", "anchor", "statusList", "keys");
        assertThat(office.get(self + "/pdf", clerk).text()).startsWith("%PDF-");
        assertThat(office.get(self + "/qr.png", clerk).bytes()).startsWith((byte) 0x89, 'P', 'N', 'G');

        Office.Reply revoked = office.post(self + "/revoke", clerk, "{\"reason\":\"Unzuverlässigkeit\"}");
        assertThat(revoked.status()).as(revoked.text()).isEqualTo(200);
        assertThat(revoked.json().at("/status").asString()).isEqualTo("revoked");
        assertThat(office.post(self + "/reinstate", clerk, "{\"reason\":\"doch nicht\"}")
                        .status())
                .isEqualTo(409);
    }
}
