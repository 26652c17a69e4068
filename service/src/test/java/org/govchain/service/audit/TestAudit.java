package org.govchain.service.audit;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The audit log over a test's database. */
public final class TestAudit {

    private TestAudit() {}

    /** With its own transaction manager over the same pool. */
    public static AuditLog open(DataSource dataSource) {
        return new AuditLog(JdbcClient.create(dataSource), new JdbcTransactionManager(dataSource), Clock.systemUTC());
    }
}
