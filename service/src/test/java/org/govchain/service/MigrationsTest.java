package org.govchain.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Databases of earlier versions: one that holds what lies there unencrypted is refused and stays as it was (docs/operations/upgrading.md). */
@Tag("database")
class MigrationsTest {

    private static final String BEFORE_ENCRYPTED_CLAIMS = "851";
    private static final String BEFORE_ENCRYPTED_WORDS = "891";

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestDatabase database;

    @SuppressWarnings("NullAway.Init") // set before each test
    private JdbcTemplate jdbc;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        jdbc = new JdbcTemplate(database.dataSource());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aDatabaseThatNothingWasIssuedInBecomesOneOfThisVersion() {
        migrate(BEFORE_ENCRYPTED_CLAIMS);
        jdbc.execute("insert into old.authority (slug, issuer, name) values ('a', 'https://a.example', 'A')");

        MigrateResult result = migrate("latest");

        assertThat(result.success).isTrue();
        assertThat(jdbc.queryForObject("select count(*) from old.authority", Integer.class))
                .isEqualTo(1);
        assertThat(jdbc.queryForObject(
                        "select count(*) from information_schema.columns where table_schema = 'old'", Integer.class))
                .isEqualTo(jdbc.queryForObject(
                        "select count(*) from information_schema.columns where table_schema = 'public'",
                        Integer.class));
    }

    @Test
    void aDatabaseWithUnencryptedDocumentsIsRefusedWithTheWayOut() {
        migrate(BEFORE_ENCRYPTED_CLAIMS);
        document();
        jdbc.execute("insert into old.status_list (id, authority, uri, capacity, bits)"
                + " values ('00000000-0000-0000-0000-000000000002', 'a', 'https://a.example/sl/1', 8, '\\x0000')");
        jdbc.execute("insert into old.status_entry (list_id, idx) values ('00000000-0000-0000-0000-000000000002', 1)");
        jdbc.execute("insert into old.copy (id, document_id, document_version, authority, state, status_list_id,"
                + " status_idx, credential, entry_id) values (gen_random_uuid(), '00000000-0000-0000-0000-000000000001',"
                + " 1, 'a', 'ISSUED', '00000000-0000-0000-0000-000000000002', 1, 'e30.e30.', (select min(id) from"
                + " old.log_entry))");

        assertThatThrownBy(() -> migrate("latest"))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("export them with that version, and import them into a new database");
        assertThat(jdbc.queryForObject("select credential from old.copy", String.class))
                .as("the earlier version goes on with it")
                .isEqualTo("e30.e30.");
    }

    @Test
    void aDatabaseWithUnencryptedChangesOfStatusIsRefusedWithTheWayOut() {
        migrate(BEFORE_ENCRYPTED_WORDS);
        document();
        jdbc.execute(
                "insert into old.status_change (id, document_id, document_version, authority, status, reason,"
                        + " effective_at, payload, salt, entry_id) select gen_random_uuid(), id, 1, 'a', 1, 'Unzuverlässigkeit',"
                        + " now(), '\\xa0', decode(repeat('00', 16), 'hex'), (select min(id) from old.log_entry) from old.document");

        assertThatThrownBy(() -> migrate("latest"))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("export the documents with that version, and import them into a new database");
        assertThat(jdbc.queryForObject("select reason from old.status_change", String.class))
                .isEqualTo("Unzuverlässigkeit");
    }

    private void document() {
        jdbc.execute("insert into old.authority (slug, issuer, name) values ('a', 'https://a.example', 'A')");
        jdbc.execute("insert into old.document (id, version, authority, type, state)"
                + " values ('00000000-0000-0000-0000-000000000001', 1, 'a', 't', 'ISSUED')");
        jdbc.execute("insert into old.log (origin) values ('a.example/log')");
        jdbc.execute("insert into old.log_entry (log_id, kind, entry, leaf_hash)"
                + " select id, 1, '\\x0100', sha256('\\x0100') from old.log");
    }

    /** In a schema beside the one that is there. */
    private MigrateResult migrate(String target) {
        return Flyway.configure()
                .dataSource(database.dataSource())
                .schemas("old")
                .target(target)
                .load()
                .migrate();
    }
}
