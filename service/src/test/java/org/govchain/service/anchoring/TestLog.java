package org.govchain.service.anchoring;

import java.time.Duration;
import javax.sql.DataSource;
import org.govchain.service.TestNetwork;
import org.govchain.service.signing.Signing;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log over a test's database, without a process that anchors it. */
public final class TestLog {

    private TestLog() {}

    /** The log of {@link TestNetwork#ORIGIN}. */
    public static TransparencyLog open(DataSource dataSource, Signing signing) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        JdbcTemplate template = new JdbcTemplate(dataSource);
        AnchoringProperties properties = new AnchoringProperties(
                TestNetwork.ORIGIN,
                false,
                Duration.ofSeconds(1),
                Duration.ofSeconds(15),
                1000,
                Duration.ofSeconds(30),
                false);
        OwnLog log = new OwnLog(properties, signing, jdbc);
        Tiles tiles = new Tiles(template);
        return new TransparencyLog(
                log,
                new LogEntries(template),
                new Checkpoints(jdbc),
                tiles,
                new Proofs(jdbc, log, tiles),
                new OriginalProofs(jdbc));
    }
}
