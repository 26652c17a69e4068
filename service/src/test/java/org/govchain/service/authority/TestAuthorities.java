package org.govchain.service.authority;

import java.net.URI;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One authority, as a configuration would name it. */
public final class TestAuthorities {

    /** The authority of tests. */
    public static final Authority MUSTERSTADT =
            new Authority(new AuthorityId("musterstadt"), URI.create("https://musterstadt.example"), "Musterstadt");

    private TestAuthorities() {}

    /** Stored in this database. */
    public static Authorities open(DataSource dataSource) {
        AuthorityProperties.Entry entry =
                new AuthorityProperties.Entry(MUSTERSTADT.id().slug(), MUSTERSTADT.issuer(), MUSTERSTADT.name());
        return new Authorities(new AuthorityProperties(List.of(entry)), JdbcClient.create(dataSource));
    }
}
