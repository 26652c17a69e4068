package org.govchain.service.devices;

import java.util.Optional;
import java.util.UUID;
import org.govchain.service.authority.AuthorityId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What rows of devices and of gateways have in common. */
@Repository
class OwnerStore {

    private final JdbcClient jdbc;

    OwnerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The authority's row, which nobody else changes until the transaction ends. */
    Optional<Owner> lock(SenderKind kind, AuthorityId authority, UUID id) {
        return jdbc.sql("select name, state from " + kind.table() + " where authority = ? and id = ? for update")
                .params(authority.slug(), id)
                .query((rows, _) -> new Owner(
                        kind, id, authority, rows.getString("name"), Device.State.valueOf(rows.getString("state"))))
                .optional();
    }

    void state(Owner owner, Device.State state) {
        jdbc.sql("update " + owner.kind().table() + " set state = ? where authority = ? and id = ?")
                .params(state.name(), owner.authority().slug(), owner.id())
                .update();
    }
}
