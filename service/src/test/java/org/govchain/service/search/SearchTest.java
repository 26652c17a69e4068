package org.govchain.service.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A clerk finds documents again; whoever steals the database finds no names in it. */
@Tag("database")
class SearchTest {

    private final Office office = Office.shared();
    private final String clerk = office.token(Office.MUSTERSTADT, Role.CLERK);
    /** A word that no other document has. */
    private final String mark = "w" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void findsWhatIsIssuedAtOnceByWordsInAnySpelling() {
        String id = issue("Grünspan " + mark, clerk);
        for (String query :
                List.of(mark, mark.substring(0, 6), "gruen " + mark, "GRÜNSPAN " + mark, mark + " ozturk")) {
            assertThat(found("q=" + encoded(query))).as(query).containsExactly(id);
        }
        assertThat(found("q=" + encoded("blau " + mark))).isEmpty();
    }

    @Test
    void narrowsByTypeStatusAnchorAndDates() {
        String id = issue("Anker " + mark, clerk);
        assertThat(found("q=" + mark + "&type=liquor-licence&status=valid")).containsExactly(id);
        assertThat(found("q=" + mark + "&type=building-permit")).isEmpty();
        assertThat(found("q=" + mark + "&status=revoked")).isEmpty();
        assertThat(found("q=" + mark + "&status=expired")).isEmpty();
        assertThat(found("q=" + mark + "&from=2020-01-01&valid-on=2099-01-01")).containsExactly(id);
        assertThat(found("q=" + mark + "&until=2020-01-01")).isEmpty();
        assertThat(found("q=" + mark + "&valid-on=2020-01-01")).isEmpty();
        Office.await("anchored", () -> found("q=" + mark + "&anchor=anchored").equals(List.of(id)));
        assertThat(found("q=" + mark + "&anchor=pending")).isEmpty();

        office.post("/api/credentials/" + id + "/revoke", clerk, "{\"reason\":\"Test\"}");

        assertThat(found("q=" + mark + "&status=revoked")).containsExactly(id);
        assertThat(found("q=" + mark + "&status=valid")).isEmpty();
    }

    @Test
    void givesPagesNewestFirst() {
        String first = issue("Eins " + mark, clerk);
        String second = issue("Zwei " + mark, clerk);
        JsonNode page = search("q=" + mark + "&limit=1");
        assertThat(ids(page)).containsExactly(second);
        JsonNode next =
                search("q=" + mark + "&limit=1&cursor=" + page.get("next").asString());
        assertThat(ids(next)).containsExactly(first);
        assertThat(next.has("next")).isFalse();
    }

    @Test
    void findsNothingOfAnotherAuthority() {
        String ours = issue("Eigen " + mark, clerk);
        String neighbour = office.token(Office.NACHBARSTADT, Role.CLERK);
        assertThat(found("q=" + mark)).containsExactly(ours);
        assertThat(ids(office.get("/api/search?q=" + mark, neighbour).json())).isEmpty();
        assertThat(ids(office.get("/api/search?type=liquor-licence", neighbour).json()))
                .isEmpty();
    }

    @Test
    void theDatabaseHasNoWordOfIt() {
        issue("Kanarienvogel " + mark, clerk);
        String rows = office.bean(JdbcClient.class)
                .sql("select string_agg(s::text, ' ') from search_entry s")
                .query(String.class)
                .single();
        assertThat(rows.toLowerCase(java.util.Locale.ROOT)).doesNotContain("kanarien", mark, "musterstadt.example");
    }

    @Test
    void whatCameBeforeThereWasASearchIsFilledIn() {
        String id = issue("Altbestand " + mark, clerk);
        JdbcClient jdbc = office.bean(JdbcClient.class);
        jdbc.sql("delete from search_entry s using copy c where c.document_id = s.document_id and c.id = ?")
                .param(UUID.fromString(id))
                .update();
        assertThat(found("q=" + mark)).isEmpty();

        SearchBackfill backfill = new SearchBackfill(
                jdbc, office.bean(org.govchain.service.issuance.SealedForms.class), office.bean(SearchIndex.class));
        while (backfill.fill()) {
            assertThat(backfill.isRunning()).isFalse();
        }

        assertThat(found("q=" + mark)).containsExactly(id);
    }

    @Test
    void anErasedDocumentIsFoundByNothing() {
        String id = issue("Vergessen " + mark, clerk);
        String document = office.get("/api/credentials/" + id, clerk)
                .json()
                .get("documentId")
                .asString();
        Office.Reply erased = office.post(
                "/api/erasures",
                office.token(Office.MUSTERSTADT, Role.AUTHORITY_ADMIN),
                "{\"documents\":[\"" + document + "\"],\"reason\":\"demanded\"}");
        assertThat(erased.status()).as(erased.text()).isEqualTo(200);
        assertThat(found("q=" + mark)).isEmpty();
        assertThat(office.bean(JdbcClient.class)
                        .sql("select count(*) from search_entry where document_id = ?")
                        .param(UUID.fromString(document))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=",
                "q=%2D",
                "status=nonsense",
                "anchor=maybe",
                "from=gestern",
                "limit=0",
                "limit=201",
                "cursor=x"
            })
    void refusesQuestionsItDoesNotUnderstand(String query) {
        assertThat(office.get("/api/search?" + query, clerk).status()).isEqualTo(400);
    }

    private String issue(String premises, String token) {
        ObjectNode request = (ObjectNode) JsonMapper.shared().readTree(Office.licence());
        ((ObjectNode) request.at("/claims/premises")).put("name", premises);
        Office.Reply issued = office.post("/api/credentials", token, request.toString());
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        return issued.json().get("id").asString();
    }

    private List<String> found(String query) {
        return ids(search(query));
    }

    private JsonNode search(String query) {
        return office.get("/api/search?" + query, clerk).json();
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items").values().stream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
