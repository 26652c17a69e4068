package org.govchain.service.handover;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How long it takes to open a grant over HTTP, the PIN's hash and the log entry included; prints percentiles in ms. */
@Tag("slow")
class OpeningSpeed {

    private static final int WARM_UP = 60;
    private static final int VIEWS = 300;

    @Test
    void measures() {
        Office office = Office.shared();
        String clerk = office.token(Office.MUSTERSTADT, Role.CLERK);
        JsonNode grant = office.post(
                        "/api/credentials/" + office.issueAnchoredLicence() + "/grants",
                        clerk,
                        "{\"recipient\":{\"kind\":\"bearer\",\"name\":\"Notariat\"},\"purpose\":\"Kaufvertrag\",\"validUntil\":\""
                                + Instant.now().plus(1, ChronoUnit.DAYS) + "\",\"views\":1000,\"claims\":\"all\"}")
                .json();
        Recipient recipient = new Recipient(office, grant.get("link").asString());
        String pin = grant.get("pin").asString();
        double[] millis = new double[VIEWS];
        for (int i = -WARM_UP; i < VIEWS; i++) {
            long start = System.nanoTime();
            int status = recipient.open(pin).status();
            if (status != 200) {
                throw new AssertionError("status " + status);
            }
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                "open a grant: p50 %.0f ms, p90 %.0f ms, p99 %.0f ms%n",
                millis[VIEWS / 2], millis[VIEWS * 9 / 10], millis[VIEWS * 99 / 100]);
    }
}
