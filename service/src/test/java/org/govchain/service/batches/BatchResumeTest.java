package org.govchain.service.batches;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.govchain.service.office.Office;
import org.govchain.service.trust.Trust;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Whatever ends a batch in its middle, each row becomes one document or none, and never two. */
@Tag("database")
class BatchResumeTest {

    @TempDir
    static Path directory;

    @SuppressWarnings("NullAway.Init") // set by open()
    private static Office office;

    private final BatchDesk desk = new BatchDesk(office);

    @BeforeAll
    static void open() {
        office = Office.open(
                directory, Map.of("govchain.trust.max-registry-age", "5s", "govchain.storage.largest-file", "20MB"));
    }

    @AfterAll
    static void close() throws IOException {
        office.close();
    }

    @Test
    void goesOnAfterARestartWhereItWas() {
        String id = desk.taken(Sheet.ofLicences().rows(1_100).bytes());
        desk.state(id, "running");
        Office.await("the first slice", () -> desk.batch(id).get("done").asInt() >= 500);
        office.restart();
        // Whose lease it was is gone; nobody has to sit through the rest of it.
        office.bean(JdbcClient.class)
                .sql("update batch set lease_until = now() where id = ?::uuid")
                .param(id)
                .update();
        desk.awaitState(id, "finished");

        List<JsonNode> result = desk.result(id);
        Set<String> documents = new HashSet<>();
        result.forEach(row -> documents.add(row.get("documentId").asString()));
        assertThat(result).hasSize(1_100);
        assertThat(documents).hasSize(1_100);
        assertThat(issuedBy(id)).isEqualTo(1_100);
        assertThat(strangers()).as("issued documents that no row knows").isZero();
    }

    /** As if the process ended between signing and storing: the database refuses the results, and with them the documents. */
    @Test
    void aSliceThatIsNotStoredIsNotIssuedNorIsTheNextOne() {
        JdbcClient jdbc = office.bean(JdbcClient.class);
        int voidedBefore = voided();
        String id = desk.taken(Sheet.ofLicences().rows(520).bytes());
        beforeInsert("batch_row", "row", "if new.row_no = 13 then raise exception using errcode = '40001'; end if;");
        desk.state(id, "running");
        Office.await("both slices voided", () -> voided() >= voidedBefore + 520);
        assertThat(desk.batch(id).get("done").asInt()).isZero();
        assertThat(issuedBy(id)).isZero();
        assertThat(strangers()).isZero();

        jdbc.sql("drop trigger disturbed on batch_row").update();
        desk.awaitState(id, "finished");
        assertThat(issuedBy(id)).isEqualTo(520);
        assertThat(strangers()).isZero();
    }

    /** Two slices are under way at once: the second has to wait for what became of the own keys of the first. */
    @Test
    void anOwnKeyOfTheSliceBeforeIsPresentAndNothingIsVoided() {
        int voidedBefore = voided();
        String key = UUID.randomUUID().toString();
        Sheet sheet = Sheet.ofLicences().rows(510);
        for (int row = 1; row <= 510; row++) {
            sheet.cell(row, "Schlüssel", key + "/" + row % 507);
        }
        String id = desk.upload(sheet.bytes(), BatchDesk.CSV, "type=liquor-licence&key=Schl%C3%BCssel")
                .json()
                .get("id")
                .asString();
        List<JsonNode> result = desk.run(id);
        for (int row : List.of(508, 509, 510)) {
            assertThat(result.get(row - 1).get("outcome").asString()).isEqualTo("present");
            assertThat(result.get(row - 1).get("documentId"))
                    .isEqualTo(result.get(row - 508).get("documentId"));
        }
        assertThat(issuedBy(id)).isEqualTo(507);
        assertThat(voided()).isEqualTo(voidedBefore);
    }

    @Test
    void theRateCountsTheTimeUntilRowsAreStored() {
        JdbcClient jdbc = office.bean(JdbcClient.class);
        String id = desk.taken(Sheet.ofLicences().rows(20).bytes());
        beforeInsert("copy", "statement", "perform pg_sleep(1);");
        desk.run(id);
        jdbc.sql("drop trigger disturbed on copy").update();
        assertThat(desk.batch(id).get("rowsPerSecond").asInt()).isBetween(0, 20);
    }

    private static void beforeInsert(String table, String each, String then) {
        JdbcClient jdbc = office.bean(JdbcClient.class);
        jdbc.sql("create or replace function disturb() returns trigger language plpgsql as $$ begin " + then
                        + " return new; end $$")
                .update();
        jdbc.sql("create trigger disturbed before insert on " + table + " for each " + each
                        + " execute function disturb()")
                .update();
    }

    @Test
    void waitsWhileTheRegistryIsAway() throws IOException {
        String id = desk.taken(Sheet.ofLicences().rows(3).bytes());
        office.stopChain();
        Office.await("too old", () -> !office.bean(Trust.class).isCurrent());
        desk.state(id, "running");
        Office.await("said so", () -> desk.batch(id).has("note"));
        assertThat(desk.batch(id).get("note").asString()).contains("waits").contains("registry");
        assertThat(desk.batch(id).get("state").asString()).isEqualTo("running");
        assertThat(desk.batch(id).get("issued").asInt()).isZero();

        office.startChain();
        desk.awaitState(id, "finished");
        assertThat(desk.batch(id).get("issued").asInt()).isEqualTo(3);
        assertThat(desk.batch(id).has("note")).isFalse();
    }

    @Test
    void aPausedBatchGoesOnWhereItWas() {
        String id = desk.taken(Sheet.ofLicences().rows(600).bytes());
        desk.state(id, "running");
        Office.await("begun", () -> desk.batch(id).get("done").asInt() > 0);
        desk.state(id, "paused");
        int done = settled(id);
        assertThat(desk.result(id)).hasSize(done);
        desk.state(id, "running");
        desk.awaitState(id, "finished");
        assertThat(issuedBy(id)).isEqualTo(600);
        assertThat(strangers()).isZero();
    }

    /** A slice that was under way when somebody paused is brought to its end. */
    private int settled(String id) {
        Office.await(
                "let go of",
                () -> office.bean(JdbcClient.class)
                        .sql("select lease_holder is null from batch where id = ?::uuid")
                        .param(id)
                        .query(Boolean.class)
                        .single());
        return desk.batch(id).get("done").asInt();
    }

    private static int issuedBy(String batch) {
        return office.bean(JdbcClient.class)
                .sql("select count(distinct d.id) from batch_row r join document d on d.id = r.document_id"
                        + " where r.batch_id = ?::uuid and r.outcome = 'ISSUED' and d.state = 'ISSUED'")
                .param(batch)
                .query(Integer.class)
                .single();
    }

    private static int strangers() {
        return count("select count(*) from document d where d.state = 'ISSUED'"
                + " and not exists (select from batch_row r where r.document_id = d.id)");
    }

    private static int voided() {
        return count("select count(*) from document where state = 'VOIDED'");
    }

    private static int count(String sql) {
        return office.bean(JdbcClient.class).sql(sql).query(Integer.class).single();
    }
}
