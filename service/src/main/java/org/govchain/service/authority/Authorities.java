package org.govchain.service.authority;

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The authorities of the configuration, each with its row in the database. */
@Service
public class Authorities {

    private final Map<AuthorityId, Authority> byId = new LinkedHashMap<>();

    Authorities(AuthorityProperties properties, JdbcClient jdbc) {
        for (Authority authority : properties.all()) {
            if (byId.put(authority.id(), authority) != null) {
                throw new IllegalArgumentException("govchain.authorities names " + authority.id() + " twice");
            }
            store(authority, jdbc);
        }
    }

    /** In the order of the configuration. */
    public Collection<Authority> all() {
        return List.copyOf(byId.values());
    }

    /** The authority with this short name. */
    public Optional<Authority> find(AuthorityId id) {
        return Optional.ofNullable(byId.get(id));
    }

    private static void store(Authority authority, JdbcClient jdbc) {
        jdbc.sql(
                        "insert into authority (slug, issuer, name) values (?, ?, ?)"
                                + " on conflict (slug) do update set name = excluded.name where authority.name <> excluded.name")
                .params(authority.id().slug(), authority.issuer().toString(), authority.name())
                .update();
        String issuer = jdbc.sql("select issuer from authority where slug = ?")
                .param(authority.id().slug())
                .query(String.class)
                .single();
        if (!URI.create(issuer).equals(authority.issuer())) {
            throw new IllegalStateException("govchain.authorities: " + authority.id() + " has issued as " + issuer
                    + " and cannot become " + authority.issuer());
        }
    }
}
