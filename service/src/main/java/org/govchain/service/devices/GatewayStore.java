package org.govchain.service.devices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.service.authority.AuthorityId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Gateways as their operators see them: of one authority. */
@Repository
class GatewayStore {

    private final JdbcClient jdbc;

    GatewayStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the authority has a gateway of that name. */
    boolean insert(AuthorityId authority, UUID id, GatewayForm.Registration gateway, String by, Instant now) {
        Optional<Place> place = gateway.form().place();
        return jdbc.sql("insert into gateway (id, authority, name, what, place, place_exact, created_by, created_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (authority, name) do nothing")
                        .param(id)
                        .param(authority.slug())
                        .param(gateway.name())
                        .param(gateway.form().what())
                        .param(place.map(Place::text).orElse(null))
                        .param(place.map(Place::exact).orElse(false))
                        .param(by)
                        .param(Timestamp.from(now))
                        .update()
                == 1;
    }

    void change(AuthorityId authority, UUID id, GatewayForm form) {
        jdbc.sql("update gateway set what = ?, place = ?, place_exact = ? where authority = ? and id = ?")
                .param(form.what())
                .param(form.place().map(Place::text).orElse(null))
                .param(form.place().map(Place::exact).orElse(false))
                .param(authority.slug())
                .param(id)
                .update();
    }

    Optional<GatewayRow> find(AuthorityId authority, UUID id) {
        return jdbc.sql("select * from gateway where authority = ? and id = ?")
                .params(authority.slug(), id)
                .query(GatewayStore::row)
                .optional();
    }

    /** Newest first, before a place in the list. */
    List<GatewayRow> page(AuthorityId authority, long before, int limit) {
        return jdbc.sql("select * from gateway where authority = ? and seq < ? order by seq desc limit ?")
                .params(authority.slug(), before, limit)
                .query(GatewayStore::row)
                .list();
    }

    private static GatewayRow row(ResultSet rows, int number) throws SQLException {
        boolean exact = rows.getBoolean("place_exact");
        return new GatewayRow(
                new Owner(
                        SenderKind.GATEWAY,
                        rows.getObject("id", UUID.class),
                        new AuthorityId(rows.getString("authority")),
                        rows.getString("name"),
                        Device.State.valueOf(rows.getString("state"))),
                rows.getString("what"),
                Optional.ofNullable(rows.getString("place")).map(it -> new Place(it, exact)),
                rows.getTimestamp("created_at").toInstant(),
                rows.getLong("seq"));
    }
}
