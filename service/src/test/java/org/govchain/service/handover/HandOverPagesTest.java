package org.govchain.service.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.govchain.service.office.BrowserTests;
import org.govchain.service.office.Office;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The pages of recipient and holder as the service serves them, and, where there is a Chromium, a hand-over from one to the other. */
class HandOverPagesTest extends HandOverScene {

    @Test
    void servesItsPagesWithAPolicyThatLetsNothingElseIn() {
        for (String path : List.of("/h", "/m", "/a")) {
            Office.Reply page = office.get(path);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .startsWith("default-src 'none'; ")
                    .contains("connect-src 'self'; ", "require-trusted-types-for 'script'")
                    .doesNotContain("unsafe-inline", "'unsafe-eval'", "http");
            assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(page.text()).doesNotContainPattern("<script>|<style|style=| on[a-z]+=|https?://");
        }
    }

    @Test
    void saysThatThereIsNoLoginWhereNoneIsSetUp() {
        String body = "{\"state\":\"" + "S".repeat(43) + "\",\"challenge\":\"" + "C".repeat(43) + "\"}";
        assertThat(Recipient.post(office, "/handover/login", body).status()).isEqualTo(404);
        String code = "{\"code\":\"x\",\"verifier\":\"" + "V".repeat(43) + "\"}";
        assertThat(Recipient.post(office, "/handover/login/token", code).status())
                .isEqualTo(404);
    }

    @Test
    void theHolderHandsOverAndTheRecipientOpensInABrowser(@TempDir Path directory) throws Exception {
        assumeTrue(BrowserTests.canRun(), "npm ci was not run");
        String id = withFile();
        Office.await(
                "anchored",
                () -> office.get("/api/credentials/" + id + "/bundle", clerk)
                        .json()
                        .has("anchor"));
        JsonNode link = office.post("/api/credentials/" + id + "/holder-link", clerk, "")
                .json();
        ObjectNode description = JsonMapper.shared().createObjectNode();
        description.put("host", Office.PUBLIC_URL.replaceFirst("^https://", ""));
        description.put(
                "port", Integer.parseInt(office.bean(Environment.class).getRequiredProperty("local.server.port")));
        description.set("holderLink", link.get("link"));
        description.put("file", new String(FILE, java.nio.charset.StandardCharsets.UTF_8));
        BrowserTests.run("test/handover/service.test.mjs", "GOVCHAIN_HAND_OVER_PAGES", description, directory);

        assertThat(office.get("/api/credentials/" + id + "/grants", clerk)
                        .json()
                        .at("/items/0/events")
                        .valueStream()
                        .map(event -> event.get("kind").asString()
                                + " "
                                + event.path("reason").asString("")))
                .containsExactly("granted ", "refused pin", "viewed ", "withdrawn ", "refused withdrawn");
    }
}
