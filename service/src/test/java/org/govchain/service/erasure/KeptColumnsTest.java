package org.govchain.service.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.govchain.service.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every column that can hold words or bytes is in {@code kept-columns.txt}, which says for its table what becomes of them when a document is
 * erased. Whoever adds a column decides that there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptColumnsTest {

    private static final Set<String> DECISIONS = Set.of("nothing", "emptied", "deleted", "forgotten", "staff");

    /** A line of the list: what becomes of a table's columns, and why. */
    private record Line(String table, String decision, Set<String> columns, String why) {}

    @SuppressWarnings("NullAway.Init") // set before all tests
    private TestDatabase database;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private JdbcClient jdbc;

    @BeforeAll
    void open() {
        database = TestDatabase.create();
        jdbc = JdbcClient.create(database.dataSource());
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void ofEveryTableItIsSaidWhatErasingADocumentDoesToItsWordsAndBytes() {
        Set<String> said = lines().stream()
                .map(line -> line.table + ": " + String.join(" ", line.columns))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(said).containsExactlyElementsOf(new TreeSet<>(columns()));
        assertThat(lines()).allSatisfy(line -> {
            assertThat(DECISIONS).as(line.table).contains(line.decision);
            assertThat(line.why).as(line.table).isNotBlank();
        });
    }

    /** Else the sweep of the storage would take the files for left over, or keep them for ever. */
    @Test
    void everyColumnThatNamesAStoredFileIsInTheViewThatTheSweepAsks() {
        Set<String> names = Set.copyOf(jdbc.sql(
                        "select table_name || '.' || column_name from information_schema.columns"
                                + " where table_schema = 'public' and table_name <> 'stored_file'"
                                + " and (column_name like '%storage%' or column_name = 'files' or column_name like '%file_key%')")
                .query(String.class)
                .list());
        List<String> seen = jdbc.sql(
                        "select table_name || '.' || column_name from information_schema.view_column_usage"
                                + " where view_name = 'stored_file' and (column_name like '%storage%' or column_name = 'files')")
                .query(String.class)
                .list();

        assertThat(names).contains("attachment.storage_key", "draft.files");
        assertThat(seen).containsExactlyInAnyOrderElementsOf(names);
    }

    /** Text, JSON and bytes, but no digests, which have a type of their own. */
    private List<String> columns() {
        return jdbc.sql("select table_name || ': ' || string_agg(column_name, ' ' order by column_name)"
                        + " from information_schema.columns c join information_schema.tables t using (table_schema, table_name)"
                        + " where table_schema = 'public' and table_type = 'BASE TABLE' and domain_name is null"
                        + " and (data_type in ('text', 'bytea', 'jsonb', 'json', 'ARRAY', 'character varying', 'xml'))"
                        + " and table_name <> 'flyway_schema_history' group by table_name")
                .query(String.class)
                .list();
    }

    private static List<Line> lines() {
        try (var in = KeptColumnsTest.class.getResourceAsStream("/kept-columns.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(KeptColumnsTest::line)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(String text) {
        String[] parts = text.split(" *\\| *", -1);
        assertThat(parts).as(text).hasSize(4);
        return new Line(parts[0], parts[1], new TreeSet<>(Arrays.asList(parts[2].split(" ", -1))), parts[3]);
    }
}
