package org.govchain.service.batches;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.govchain.credential.SignedCredential;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A spreadsheet becomes documents, row by row. */
@Tag("database")
class BatchesTest {

    private final Office office = Office.shared();
    private final BatchDesk desk = new BatchDesk(office);

    @Test
    void everyRowBecomesADocument() {
        Sheet sheet = Sheet.ofLicences()
                .rows(3)
                .cell(2, "rooms.1.name", "Küche; hinten")
                .cell(2, "rooms.1.areaSquareMetres", "22");
        Office.Reply uploaded = desk.upload(sheet.bytes());
        assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(201);
        String id = uploaded.json().get("id").asString();
        assertThat(uploaded.json().get("total").asInt()).isEqualTo(3);

        List<JsonNode> result = desk.run(id);

        assertThat(result)
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.get("outcome").asString()).isEqualTo("issued"));
        ObjectNode claims = claims(result.get(1));
        assertThat(claims.at("/holder/birthDate").asString()).isEqualTo("1964-08-12");
        assertThat(claims.at("/holder/familyName").asString()).isEqualTo("Mustermann");
        assertThat(claims.at("/rooms/0/areaSquareMetres").doubleValue()).isEqualTo(84.5);
        assertThat(claims.at("/rooms/1/name").asString()).isEqualTo("Küche; hinten");
        assertThat(claims.at("/businessKinds/1").asString()).isEqualTo("Speisewirtschaft");
        JsonNode document =
                office.get(result.get(0).get("link").asString(), desk.clerk()).json();
        assertThat(document.get("validUntil").asString()).startsWith("2099-12-31T23:00");
        JsonNode batch = desk.batch(id);
        assertThat(batch.get("issued").asInt()).isEqualTo(3);
        assertThat(batch.has("finishedAt")).isTrue();
    }

    @Test
    void rowsOfATypeWithFourEyesBecomeDraftsOfWhoUploadedThem() throws IOException {
        JsonNode claims = JsonMapper.shared()
                .readTree(Files.readAllBytes(
                        Path.of(System.getProperty("govchain.root"), "docs/samples/special-use-permit.json")));
        String row = "{\"claims\":" + claims
                + ",\"validFrom\":\"2026-03-02\",\"validUntil\":\"2099-12-31\",\"key\":\"%s\"}\n";
        long before = documents();
        Office.Reply uploaded = desk.upload(
                (row.formatted("SN-1") + row.formatted("SN-2")).getBytes(StandardCharsets.UTF_8),
                "application/x-ndjson",
                "type=special-use-permit");
        assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(201);
        String id = uploaded.json().get("id").asString();

        List<JsonNode> result = desk.run(id);

        assertThat(result).hasSize(2).allSatisfy(line -> {
            assertThat(line.get("outcome").asString()).isEqualTo("drafted");
            assertThat(line.has("credentialId")).isFalse();
            assertThat(office.get(line.get("link").asString(), desk.clerk()).status())
                    .isEqualTo(200);
        });
        assertThat(desk.batch(id).get("drafted").asInt()).isEqualTo(2);
        assertThat(documents()).as("nothing is issued without a second person").isEqualTo(before);

        Office.Reply again = desk.upload(
                row.formatted("SN-2").getBytes(StandardCharsets.UTF_8),
                "application/x-ndjson",
                "type=special-use-permit");
        JsonNode present = desk.run(again.json().get("id").asString()).getFirst();
        assertThat(present.get("outcome").asString()).isEqualTo("present");
        assertThat(present.get("documentId")).isEqualTo(result.get(1).get("documentId"));
    }

    @Test
    void theSameBytesAgainAreTheSameBatch() {
        byte[] file = Sheet.ofLicences().rows(2).bytes();
        String id = desk.taken(file);
        desk.run(id);
        long before = documents();

        Office.Reply again = desk.upload(file);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("id").asString()).isEqualTo(id);
        assertThat(desk.state(id, "running").status()).isEqualTo(409);
        assertThat(documents()).isEqualTo(before);
        assertThat(office.send(
                                "POST",
                                "/api/batches?type=liquor-licence",
                                java.net.http.HttpRequest.BodyPublishers.ofByteArray(file),
                                "Authorization",
                                "Bearer " + office.token(Office.NACHBARSTADT, Role.CLERK),
                                "Content-Type",
                                BatchDesk.CSV)
                        .status())
                .as("another authority's batch is its own")
                .isEqualTo(201);
    }

    @Test
    void aFaultyRowStopsNoOther() {
        Sheet sheet = Sheet.ofLicences()
                .rows(4)
                .cell(2, "holder.birthDate", "30.2.1964")
                .cell(3, "premises.address.postalCode", "5206");
        List<JsonNode> check = desk.dryRun(sheet.bytes());
        assertThat(check).hasSize(3);
        assertThat(check.get(0).get("row").asInt()).isEqualTo(2);
        assertThat(check.get(0).get("line").asInt()).isEqualTo(3);
        assertThat(check.get(0).get("column").asString()).isEqualTo("holder.birthDate");
        assertThat(check.get(0).get("reason").asString()).contains("31.12.2026");
        assertThat(check.get(1).get("column").asString()).isEqualTo("/premises/address/postalCode");
        assertThat(check.get(2).at("/summary/rows").asInt()).isEqualTo(4);
        assertThat(check.get(2).at("/summary/faulty").asInt()).isEqualTo(2);

        List<JsonNode> result =
                desk.run(desk.upload(sheet.bytes()).json().get("id").asString());

        assertThat(result.stream().map(row -> row.get("outcome").asString()))
                .containsExactly("issued", "refused", "refused", "issued");
        assertThat(result.get(1).get("reason").asString()).contains("holder.birthDate");
    }

    @Test
    void anOwnKeyIsIssuedOnceWhateverFileItComesIn() {
        Sheet sheet = Sheet.ofLicences()
                .rows(2)
                .cell(1, "Kundennummer", "K-1" + System.nanoTime())
                .cell(2, "Kundennummer", "K-2" + System.nanoTime());
        String query = "type=liquor-licence&key=Kundennummer";
        List<JsonNode> first = desk.run(desk.upload(sheet.bytes(), BatchDesk.CSV, query)
                .json()
                .get("id")
                .asString());
        assertThat(first.get(0).get("key").asString()).startsWith("K-1");

        byte[] corrected = sheet.cell(1, "rooms.0.name", "Saal").bytes();
        List<JsonNode> second = desk.run(
                desk.upload(corrected, BatchDesk.CSV, query).json().get("id").asString());

        assertThat(second.stream().map(row -> row.get("outcome").asString())).containsOnly("present");
        assertThat(second.get(0).get("documentId")).isEqualTo(first.get(0).get("documentId"));
    }

    @Test
    void linesOfJsonAreRowsToo() {
        ObjectNode licence = (ObjectNode) JsonMapper.shared().readTree(Office.licence());
        licence.remove("type");
        String lines = licence.put("key", "N-" + System.nanoTime()) + "\n\n{\"claims\":{}}\nnonsense\n";

        List<JsonNode> result =
                desk.run(desk.upload(lines.getBytes(StandardCharsets.UTF_8), BatchDesk.NDJSON, "type=liquor-licence")
                        .json()
                        .get("id")
                        .asString());

        assertThat(result.stream().map(row -> row.get("outcome").asString()))
                .as(result.toString())
                .containsExactly("issued", "refused", "refused");
        assertThat(result.get(0).get("key").asString()).startsWith("N-");
    }

    @Test
    void pausesResumesAndCancels() {
        String id = desk.taken(Sheet.ofLicences().rows(1).bytes());
        assertThat(desk.state(id, "paused").status()).isEqualTo(409);
        assertThat(desk.state(id, "nonsense").status()).isEqualTo(400);
        assertThat(desk.state(id, "cancelled").status()).isEqualTo(200);
        assertThat(desk.state(id, "running").status()).isEqualTo(409);
        assertThat(desk.batch(id).get("issued").asInt()).isZero();
        assertThat(desk.result(id)).isEmpty();
    }

    @Test
    void isNotThereForAnotherAuthority() {
        String id = desk.taken(Sheet.ofLicences().rows(1).bytes());
        String neighbour = office.token(Office.NACHBARSTADT, Role.CLERK);
        for (String path : List.of("", "/check", "/result")) {
            assertThat(office.get("/api/batches/" + id + path, neighbour).status())
                    .isEqualTo(404);
        }
        assertThat(office.post("/api/batches/" + id + "/state", neighbour, "{\"state\":\"running\"}")
                        .status())
                .isEqualTo(404);
        assertThat(office.get("/api/batches", neighbour).text()).doesNotContain(id);
        assertThat(office.get("/api/batches", desk.clerk()).text()).contains(id);
    }

    @Test
    void noCellIsReadableInStorageOrDatabase() {
        String id = desk.taken(Sheet.ofLicences()
                .rows(1)
                .cell(1, "premises.name", "Kanarienvogel")
                .bytes());
        desk.run(id);
        assertThat(office.storedFiles())
                .noneMatch(file -> new String(file, StandardCharsets.ISO_8859_1).contains("Kanarienvogel"));
        assertThat(office.bean(JdbcClient.class)
                        .sql("select count(*) from batch b, batch_row r where r.batch_id = b.id"
                                + " and (b::text || r::text) like '%Kanarienvogel%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private ObjectNode claims(JsonNode row) {
        String credential = office.get(row.get("link").asString() + "/credential", desk.clerk())
                .text();
        return ((SignedCredential.Accepted) SignedCredential.parse(credential))
                .credential()
                .claims();
    }

    private long documents() {
        return office.bean(JdbcClient.class)
                .sql("select count(*) from document where state = 'ISSUED'")
                .query(Long.class)
                .single();
    }
}
