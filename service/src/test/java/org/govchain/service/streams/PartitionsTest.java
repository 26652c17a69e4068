package org.govchain.service.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.govchain.service.office.Office;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

@Tag("database")
@Timeout(60)
class PartitionsTest {

    private static final Instant DAY = Instant.parse("2019-01-01T12:00:00Z");
    private static final List<String> NAMES = List.of("reading_20190101", "reading_20190102", "reading_20190103");

    private final Office office = Office.shared();
    private final JdbcTemplate jdbc = office.bean(JdbcTemplate.class);
    private final Partitions partitions = new Partitions(jdbc, office.bean(PlatformTransactionManager.class));

    @AfterEach
    void drop() {
        NAMES.forEach(name -> jdbc.execute("drop table if exists " + name));
    }

    @Test
    void whoReadsOtherDaysKeepsNoDayFromBeingMade() throws SQLException {
        try (Connection reader = reading("reading")) {
            partitions.prepare(DAY);
            reader.rollback();
        }

        assertThat(partitions.forgotten(LocalDate.of(2019, 1, 4))).containsExactlyElementsOf(NAMES);
    }

    @Test
    void aDayThatIsThereAlreadyIsNotMadeAgain() {
        partitions.prepare(DAY);
        new Partitions(jdbc, office.bean(PlatformTransactionManager.class)).prepare(DAY);

        assertThat(partitions.forgotten(LocalDate.of(2019, 1, 4))).containsExactlyElementsOf(NAMES);
    }

    @Test
    void aDayThatSomebodyReadsIsDroppedLaterAndTheOthersNow() throws SQLException {
        partitions.prepare(DAY);
        Streams streams = office.bean(Streams.class);
        try (Connection reader = reading(NAMES.getFirst())) {
            streams.sweep(Instant.now());
            assertThat(partitions.forgotten(LocalDate.of(2019, 1, 4))).containsExactly(NAMES.getFirst());
            reader.rollback();
        }
        streams.sweep(Instant.now());

        assertThat(partitions.forgotten(LocalDate.of(2019, 1, 4))).isEmpty();
    }

    @Test
    void yesterdayIsNotDropped() {
        partitions.prepare(DAY);
        office.bean(Streams.class).sweep(Instant.parse("2019-01-03T00:00:00Z"));

        assertThat(partitions.forgotten(LocalDate.of(2019, 1, 4))).containsExactlyElementsOf(NAMES.subList(1, 3));
    }

    private Connection reading(String table) throws SQLException {
        Connection connection = office.bean(DataSource.class).getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().executeQuery("select from " + table + " limit 1");
        return connection;
    }
}
