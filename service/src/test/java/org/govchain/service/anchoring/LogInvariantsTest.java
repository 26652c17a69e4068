package org.govchain.service.anchoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.govchain.service.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What must never happen to the log is refused by the database itself, whatever a program asks for. */
@Tag("database")
class LogInvariantsTest {

    private final TestDatabase database = TestDatabase.create();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());

    @BeforeEach
    void threeEntries() {
        jdbc.execute("insert into log (origin) values ('test.example/log')");
        for (int i = 1; i <= 3; i++) {
            jdbc.execute("insert into log_entry (log_id, kind, entry, leaf_hash)" + " values (1, 1, '\\x0101', sha256('"
                    + i + "'))");
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void acceptsIndicesThatContinueTheLog() {
        jdbc.update("update log_entry set idx = id - 1 where id <= 2");
        jdbc.update("update log_entry set idx = 2 where id = 3");

        assertThat(jdbc.queryForObject("select size from log", Long.class)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // a gap before the first, between two, and after the first
                "update log_entry set idx = id",
                "update log_entry set idx = 2 * (id - 1)",
                "update log_entry set idx = 1 where id = 1",
                // twice the same
                "update log_entry set idx = 0",
                // an index from elsewhere
                "insert into log_entry (log_id, idx, kind, entry, leaf_hash) values (1, 0, 1, '\\x0101', sha256('4'))",
                "update log set size = -1",
                "delete from log_entry where id = 1",
                "truncate log_entry cascade",
                "update log_entry set entry = '\\x0102' where id = 1",
                "update log_entry set leaf_hash = sha256('5') where id = 1"
            })
    void refusesToBreakTheOrder(String statement) {
        refuses(statement);
        assertThat(jdbc.queryForList("select idx from log_entry where idx is not null"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update log_entry set idx = 1 where id = 1",
                "update log_entry set idx = null where id = 1",
                "update log_entry set idx = 0 where id = 2",
                "update log_entry set entry = '\\x0102' where id = 1",
                "update log set size = 0",
                "update log set origin = 'other.example/log'"
            })
    void refusesToChangeASequencedEntry(String statement) {
        jdbc.update("update log_entry set idx = 0 where id = 1");

        refuses(statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update tile set hashes = sha256('x'), width = 1",
                "update tile set hashes = sha256('b') || sha256('a'), width = 2",
                "update tile set hashes = sha256('a') || sha256('x') || sha256('c'), width = 3",
                "update tile set hashes = substring(hashes for 64), width = 2",
                "update tile set tile_index = 1",
                "delete from tile"
            })
    void refusesToChangeATile(String statement) {
        jdbc.execute("insert into tile values (1, 0, 0, 2, sha256('a') || sha256('b'))");
        jdbc.execute("update tile set hashes = hashes || sha256('c'), width = 3");

        refuses(statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update checkpoint set root = sha256('x')",
                "update checkpoint set note = 'other'",
                "update checkpoint set tree_size = 2",
                "delete from checkpoint",
                // a state without what it says
                "update checkpoint set state = 'SUBMITTED'",
                "update checkpoint set state = 'ANCHORED'",
                // a second one in flight
                "insert into checkpoint (log_id, tree_size, root, note, state) values (1, 2, sha256('b'), 'n', 'PREPARED')"
            })
    void refusesToChangeACheckpointOrToSendTwo(String statement) {
        jdbc.execute("insert into checkpoint (log_id, tree_size, root, note, state)"
                + " values (1, 1, sha256('a'), 'n', 'PREPARED')");

        refuses(statement);
    }

    @Test
    void refusesToChangeAnAuditEvent() {
        jdbc.execute("insert into audit_event (at, kind, details) values (now(), 'signed', '{}')");

        for (String statement : List.of("update audit_event set kind = 'x'", "delete from audit_event")) {
            refuses(statement);
        }
    }

    private void refuses(String statement) {
        assertThatThrownBy(() -> jdbc.execute(statement)).isInstanceOf(DataAccessException.class);
    }
}
