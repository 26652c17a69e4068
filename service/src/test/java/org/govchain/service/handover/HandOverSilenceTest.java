package org.govchain.service.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.govchain.service.office.LoudestLog;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Links, PINs, tokens, tickets, addresses and purposes of hand-overs are in no log, at its most talkative, on good paths and bad ones. */
class HandOverSilenceTest extends HandOverScene {

    private static final String ADDRESS = "canary@mustermann.example";

    @Test
    void noLogAtAnyLevelHasASecretOfAHandOver() {
        List<String> secrets = new ArrayList<>();
        List<String> lines = LoudestLog.during(() -> secrets.addAll(goodAndBadPaths()));
        assertThat(lines.stream().filter(line -> line.contains("Bound request context")))
                .as("the recorder hears the service: every request")
                .hasSizeGreaterThan(10);
        assertThat(secrets).hasSizeGreaterThan(8);
        for (String secret : secrets) {
            assertThat(lines.stream().filter(line -> line.contains(secret)).limit(3))
                    .isEmpty();
        }
    }

    /** What nobody may read anywhere. A PIN alone could stand in any number; it is looked for as it is sent and told. */
    private List<String> goodAndBadPaths() {
        String id = withFile();
        JsonNode grant = granted(
                id, "{\"kind\":\"mail\",\"name\":\"canary-name\",\"mail\":\"" + ADDRESS + "\"}", 2, "\"pdf\":false,");
        Recipient recipient = recipient(grant);
        JsonNode view = recipient.open(pin(grant), ADDRESS).json();
        recipient.open("canary-pin", ADDRESS);
        recipient.open(pin(grant), ADDRESS + "\", \"canary\":\"canary-member");
        recipient.receipt(view);
        recipient.fetch(view, "canary-hash");
        recipient.fetch(view, "00".repeat(32));
        String holderLink = office.post("/api/credentials/" + id + "/holder-link", clerk, "")
                .json()
                .get("link")
                .asString();
        String token = new Recipient(office, holderLink).accessToken();
        Recipient.post(office, "/handover/holder", "{\"token\":\"" + token + "\"}");
        Recipient.post(
                office,
                "/handover/holder/grants",
                "{\"token\":\"" + token + "\",\"recipient\":\"canary-recipient\",\"purpose\":\"canary-purpose\"}");
        Recipient.post(office, "/handover/holder/withdraw", "{\"token\":\"" + token + "\",\"grant\":\"canary-grant\"}");
        return List.of(
                "canary",
                ADDRESS,
                "\"" + pin(grant) + "\"",
                fragment(grant.get("link").asString()),
                fragment(holderLink),
                recipient.accessToken(),
                token,
                view.get("view").asString(),
                view.get("key").asString(),
                recipient.presentation(view));
    }

    private static String fragment(String link) {
        return link.substring(link.indexOf('#') + 1);
    }
}
