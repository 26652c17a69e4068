package org.govchain.service.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class IssuingTest {

    private final Office office = Office.shared();
    private final String clerk = office.token(Office.MUSTERSTADT, Role.CLERK);

    @Test
    void aRepeatedRequestGetsTheSameAnswerByteForByte() {
        String key = UUID.randomUUID().toString();
        Office.Reply first = office.issue(clerk, key, Office.licence());
        Office.Reply second = office.issue(clerk, key, Office.licence());
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        String key = UUID.randomUUID().toString();
        office.issue(clerk, key, Office.licence());
        Office.Reply other = office.issue(clerk, key, Office.licence() + " ");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().at("/code").asString()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void concurrentRequestsWithOneKeyIssueOneDocument() {
        String key = UUID.randomUUID().toString();
        List<CompletableFuture<Office.Reply>> requests = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> office.issue(clerk, key, Office.licence())))
                .toList();
        List<Office.Reply> replies =
                requests.stream().map(CompletableFuture::join).toList();
        assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isIn(201, 409));
        assertThat(replies.stream()
                        .filter(reply -> reply.status() == 201)
                        .map(Office.Reply::text)
                        .collect(Collectors.toSet()))
                .hasSize(1);
    }

    @Test
    void aBatchIsIssuedInTheOrderOfTheRequest() {
        Office.Reply reply = batch(70);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        Set<String> ids = new HashSet<>();
        reply.json().get("items").forEach(item -> ids.add(item.get("id").asString()));
        assertThat(ids).hasSize(70);
        List<String> fileNumbers = new ArrayList<>();
        for (int i : List.of(0, 35, 69)) {
            String id = reply.json().at("/items/" + i + "/id").asString();
            fileNumbers.add(fileNumber(
                    office.get("/api/credentials/" + id + "/credential", clerk).text()));
        }
        assertThat(fileNumbers).containsExactly("32-0", "32-35", "32-69");
    }

    @Test
    void aBatchWithOneBadItemIssuesNothingAndNamesTheItem() {
        String body = "{\"type\":\"liquor-licence\",\"items\":[{\"claims\":" + claims(1) + "},{\"claims\":{}}]}";
        Office.Reply reply = office.post("/api/credentials/batch", clerk, body);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/detail").asString()).startsWith("item 1:");
    }

    @Test
    void pagesShowEveryDocumentOnceNewestFirst() {
        batch(10);
        List<String> seen = new ArrayList<>();
        String path = "/api/credentials?limit=3";
        for (int page = 0; page < 3; page++) {
            JsonNode json = office.get(path, clerk).json();
            json.get("items").forEach(item -> seen.add(item.get("id").asString()));
            path = "/api/credentials?limit=3&cursor=" + json.get("next").asString();
        }
        assertThat(seen).hasSize(9).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json | 400 | malformed-request",
                "[] | 400 | malformed-request",
                "{\"type\":\"liquor-licence\"} | 400 | malformed-request",
                "{\"type\":\"liquor-licence\",\"claims\":{},\"colour\":1} | 400 | malformed-request",
                "{\"type\":\"liquor-licence\",\"claims\":{},\"claims\":{}} | 400 | malformed-request",
                "{\"type\":\"liquor-licence\",\"claims\":{}} x | 400 | malformed-request",
                "{\"type\":\"beer-licence\",\"claims\":{}} | 422 | unknown-type",
                "{\"type\":\"liquor-licence\",\"claims\":{}} | 422 | claims-invalid",
                "{\"type\":\"liquor-licence\",\"claims\":{},\"validFrom\":\"soon\"} | 400 | malformed-request",
            })
    void refusesWithAProblemDocument(String body, int status, String code) {
        Office.Reply reply = office.post("/api/credentials", clerk, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.json().at("/code").asString()).isEqualTo(code);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void refusesALastDayBeforeTheFirst() {
        ObjectNode request = (ObjectNode) JsonMapper.shared().readTree(Office.licence());
        request.put("validFrom", "2036-03-02").put("validUntil", "2036-03-01");
        Office.Reply reply = office.post("/api/credentials", clerk, request.toString());
        assertThat(reply.json().at("/code").asString()).isEqualTo("validity-invalid");
    }

    @Test
    void refusesASealOverItsBudgetInsteadOfCuttingIt() {
        ObjectNode request = (ObjectNode) JsonMapper.shared().readTree(Office.licence());
        ((ObjectNode) request.at("/claims/holder")).put("familyName", "Muster".repeat(16));
        Office.Reply reply = office.post("/api/credentials", clerk, request.toString());
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/code").asString()).isEqualTo("seal-too-large");
    }

    @Test
    void aBuildingPermitLapsesAfterThreeYears() {
        ObjectNode request = JsonMapper.shared().createObjectNode().put("type", "building-permit");
        request.set("claims", SampleClaims.of("building-permit"));
        request.put("validFrom", "2036-03-02");
        Office.Reply reply = office.post("/api/credentials", clerk, request.toString());
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(reply.json().at("/validUntil").asString()).startsWith("2039-03-02");
    }

    @Test
    void filesAreBoundStoredEncryptedAndHandedBack() {
        byte[] plan = "canary-attachment Grundriss".repeat(9_000).getBytes(StandardCharsets.UTF_8);
        Office.Reply reply = office.issueWithFile(clerk, Office.licence(), "grundriss.txt", plan);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        String hash = Sha256Digest.hash(plan).toHex();
        Office.Reply back =
                office.get("/api/credentials/" + reply.json().get("id").asString() + "/attachments/" + hash, clerk);
        assertThat(back.bytes()).isEqualTo(plan);
        Office.Reply evidence = office.get("/evidence/" + hash);
        assertThat(evidence.json().get("bundles")).hasSize(1);
        // Who knows the file does not know the document: its seal would tell the holder's name.
        assertThat(evidence.json().at("/bundles/0").has("seal")).isFalse();
        assertThat(evidence.json().at("/bundles/0/credential").asString().split("~"))
                .hasSize(1);
        assertThat(office.storedFiles())
                .allSatisfy(file -> assertThat(new String(file, StandardCharsets.ISO_8859_1))
                        .doesNotContain("canary-attachment"));
    }

    @Test
    void aFileThatIsTooLargeIsRefusedAndNotKept() {
        int before = office.storedFiles().size();
        Office.Reply reply = office.issueWithFile(clerk, Office.licence(), "gross.bin", new byte[(1 << 20) + 1]);
        assertThat(reply.status()).isEqualTo(413);
        assertThat(office.storedFiles()).hasSize(before);
    }

    private Office.Reply batch(int count) {
        String items = IntStream.range(0, count)
                .mapToObj(i -> "{\"claims\":" + claims(i) + "}")
                .collect(Collectors.joining(","));
        return office.post("/api/credentials/batch", clerk, "{\"type\":\"liquor-licence\",\"items\":[" + items + "]}");
    }

    private static String claims(int number) {
        return SampleClaims.of("liquor-licence")
                .put("fileNumber", "32-" + number)
                .toString();
    }

    private static String fileNumber(String credential) {
        if (org.govchain.credential.SignedCredential.parse(credential)
                instanceof org.govchain.credential.SignedCredential.Accepted(var accepted)) {
            return accepted.claims().get("fileNumber").asString();
        }
        throw new AssertionError("not a credential");
    }
}
