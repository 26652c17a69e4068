package org.govchain.service.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.govchain.seal.QrText;
import org.govchain.seal.SealBytes;
import org.govchain.service.office.BrowserTests;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The check page as the service serves it, and, where there is a Chromium, what it says about documents that the service has issued. */
class CheckPageTest {

    private static final String HOST = Office.PUBLIC_URL.replaceFirst("^https://", "");

    private final Office office = Office.shared();
    private final String clerk = office.token(Office.MUSTERSTADT, Role.CLERK);

    @Test
    void servesThePageWithAPolicyThatLetsNothingElseIn() {
        Office.Reply page = office.get("/s");
        assertThat(page.status()).isEqualTo(200);
        assertThat(header(page, "Content-Security-Policy"))
                .startsWith("default-src 'none'; ")
                .contains("connect-src 'self'; ", "frame-ancestors 'none'; ", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe-inline", "'unsafe-eval'", "http");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(page, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(header(page, "Permissions-Policy")).startsWith("camera=(self), geolocation=()");
        assertThat(header(page, "Cache-Control")).contains("no-cache");
        assertThat(page.text()).doesNotContainPattern("<script>|<style|style=| on[a-z]+=|https?://");
    }

    @Test
    void everythingThePageLoadsIsThereAndStaysAsItIs() {
        String page = office.get("/s").text();
        List<String> loaded = java.util.regex.Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(loaded).hasSizeGreaterThan(5).allSatisfy(path -> {
            Office.Reply file = office.get(path);
            assertThat(file.status()).as(path).isEqualTo(200);
            assertThat(header(file, "Cache-Control")).contains(path.endsWith("webmanifest") ? "no-cache" : "immutable");
        });
        Office.Reply worker = office.get("/check/sw.js");
        assertThat(header(worker, "Service-Worker-Allowed")).isEqualTo("/s");
        assertThat(header(worker, "Cache-Control")).contains("no-cache");
        assertThat(worker.text())
                .contains(loaded.stream()
                        .filter(path -> path.endsWith("main.js"))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void compressesForThoseWhoCanReadIt() {
        Office.Reply plain = office.get("/s");
        Office.Reply compressed = office.send("GET", "/s", BodyPublishers.noBody(), "Accept-Encoding", "gzip, br");
        assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.bytes().length).isLessThan(plain.bytes().length);
        assertThat(compressed.headers().allValues("Vary")).contains("Accept-Encoding");
        String tag = header(plain, "ETag");
        assertThat(office.send("GET", "/s", BodyPublishers.noBody(), "If-None-Match", tag)
                        .status())
                .isEqualTo(304);
    }

    @Test
    void servesNothingBesideWhatTheBuildHasMade() {
        assertThat(List.of(
                        "/check/index.json",
                        "/check/../index.json",
                        "/check/..%2findex.json",
                        "/check/pages/page/check.html",
                        "/check/0000000000000000/page/main.js"))
                .allSatisfy(
                        path -> assertThat(office.get(path).status()).as(path).isIn(400, 401, 404));
    }

    @Test
    void theBrowserSaysWhatIsTrueOfEachDocument(@TempDir Path directory) throws Exception {
        assumeTrue(BrowserTests.canRun(), "npm ci was not run");
        String valid = office.issueAnchoredLicence();
        String revoked = office.issueAnchoredLicence();
        office.post("/api/credentials/" + revoked + "/revoke", clerk, "{\"reason\":\"Unzuverlässigkeit\"}");
        String suspended = office.issueAnchoredLicence();
        office.post("/api/credentials/" + suspended + "/suspend", clerk, "{\"reason\":\"Anhörung\"}");

        ObjectNode description = JsonMapper.shared().createObjectNode();
        description.put("host", HOST);
        description.put(
                "port", Integer.parseInt(office.bean(Environment.class).getRequiredProperty("local.server.port")));
        var documents = description.putArray("documents");
        Map.of("valid", valid, "revoked", revoked, "suspended", suspended, "not-yet-valid", fromTomorrow())
                .forEach((state, id) -> documents
                        .addObject()
                        .put("state", state)
                        .put("qrText", qrText(id))
                        .putArray("claims")
                        .add("Öztürk-Weiß"));
        var files = description.putArray("files");
        for (String form : List.of("pdf", "bundle", "qr.png")) {
            Path file = directory.resolve("licence." + (form.equals("bundle") ? "bundle.json" : form));
            Files.write(
                    file,
                    office.get("/api/credentials/" + revoked + "/" + form, clerk)
                            .bytes());
            files.addObject().put("name", form).put("path", file.toString()).put("state", "revoked");
        }
        BrowserTests.run("test/page/service.test.mjs", "GOVCHAIN_CHECK_PAGE", description, directory);
    }

    private String fromTomorrow() {
        ObjectNode request = (ObjectNode) JsonMapper.shared().readTree(Office.licence());
        request.put(
                "validFrom",
                LocalDate.now(java.time.ZoneId.of("Europe/Berlin")).plusDays(1).toString());
        return office.post("/api/credentials", clerk, request.toString())
                .json()
                .get("id")
                .asString();
    }

    private String qrText(String id) {
        JsonNode bundle =
                office.get("/api/credentials/" + id + "/bundle", clerk).json();
        byte[] seal = Base64.getUrlDecoder().decode(bundle.get("seal").asString());
        return new QrText(HOST, SealBytes.of(seal)).toString();
    }

    private static String header(Office.Reply reply, String name) {
        return reply.headers().firstValue(name).orElse("");
    }
}
