package org.govchain.service.datagrants;

import java.sql.Array;
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

/** Data grants, of one authority or of whom they let read. */
@Repository
class DataGrantStore {

    private static final String COLUMNS =
            "select g.*, (select array_agg(d.name order by d.name) from data_grant_device x"
                    + " join device d on d.id = x.device where x.data_grant = g.id) as names from data_grant g";
    private static final String NOT_ENDED = " and g.revoked_at is null and g.valid_until > ?";
    /** Of the device d: each that was named, or all but vehicles. */
    private static final String COVERS = " and g.authority = d.authority and ((g.all_devices and not d.vehicle)"
            + " or exists (select from data_grant_device x where x.data_grant = g.id and x.device = d.id))";

    private final JdbcClient jdbc;

    DataGrantStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Inside a transaction. @return false when the authority has not all of these devices, of which then none is stored */
    boolean insert(
            UUID id, AuthorityId authority, DataGrantForm form, Optional<GrantToken> token, String by, Instant now) {
        jdbc.sql("insert into data_grant (id, authority, party, purpose, account_issuer, account_subject, token_hash,"
                        + " all_devices, valid_until, created_by, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(authority.slug())
                .param(form.party())
                .param(form.purpose())
                .param(form.account().map(DataGrant.Account::issuer).orElse(null))
                .param(form.account().map(DataGrant.Account::subject).orElse(null))
                .param(token.map(it -> it.digest().bytes()).orElse(null))
                .param(form.devices().isEmpty())
                .param(Timestamp.from(form.validUntil()))
                .param(by)
                .param(Timestamp.from(now))
                .update();
        List<String> names = form.devices().orElse(List.of());
        int found = jdbc.sql("insert into data_grant_device (data_grant, authority, device)"
                        + " select ?, authority, id from device where authority = ? and name = any(?)")
                .params(id, authority.slug(), names.toArray(String[]::new))
                .update();
        return found == names.size();
    }

    Optional<DataGrant> find(AuthorityId authority, UUID id) {
        return jdbc.sql(COLUMNS + " where g.authority = ? and g.id = ?")
                .params(authority.slug(), id)
                .query(DataGrantStore::row)
                .optional();
    }

    /** Newest first, before a place in the list. */
    List<DataGrant> page(AuthorityId authority, long before, int most) {
        return jdbc.sql(COLUMNS + " where g.authority = ? and g.seq < ? order by g.seq desc limit ?")
                .params(authority.slug(), before, most)
                .query(DataGrantStore::row)
                .list();
    }

    /** False when it has been revoked already. */
    boolean revoke(AuthorityId authority, UUID id, String by, Instant now) {
        return jdbc.sql(
                                "update data_grant set revoked_at = ?, revoked_by = ? where authority = ? and id = ? and revoked_at is null")
                        .params(Timestamp.from(now), by, authority.slug(), id)
                        .update()
                == 1;
    }

    /** Those that have not ended and whom this reader holds. */
    List<DataGrant> of(Reader reader, Instant now) {
        return jdbc.sql(COLUMNS + " where " + reader.condition() + NOT_ENDED + " order by g.seq")
                .params(reader.parameters())
                .param(Timestamp.from(now))
                .query(DataGrantStore::row)
                .list();
    }

    /** One of them that lets the reader read this device. */
    Optional<DataGrant> covering(Reader reader, UUID device, Instant now) {
        return jdbc.sql(COLUMNS + " join device d on d.id = ? where " + reader.condition() + NOT_ENDED + COVERS
                        + " order by g.seq limit 1")
                .param(device)
                .params(reader.parameters())
                .param(Timestamp.from(now))
                .query(DataGrantStore::row)
                .optional();
    }

    /** Devices that these grants let somebody read. */
    List<UUID> devices(List<DataGrant> grants) {
        return jdbc.sql("select distinct d.id from device d join data_grant g on g.id = any(?)" + COVERS)
                .param(grants.stream().map(DataGrant::id).toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** Something was read by it. */
    void used(UUID id, Instant now) {
        jdbc.sql("update data_grant set uses = uses + 1, last_used_at = ? where id = ?")
                .params(Timestamp.from(now), id)
                .update();
    }

    private static DataGrant row(ResultSet row, int number) throws SQLException {
        Array names = row.getArray("names");
        String issuer = row.getString("account_issuer");
        return new DataGrant(
                row.getObject("id", UUID.class),
                row.getLong("seq"),
                new AuthorityId(row.getString("authority")),
                row.getString("party"),
                row.getString("purpose"),
                issuer == null
                        ? Optional.empty()
                        : Optional.of(new DataGrant.Account(issuer, row.getString("account_subject"))),
                row.getBoolean("all_devices")
                        ? Optional.empty()
                        : Optional.of(names == null ? List.of() : List.of((String[]) names.getArray())),
                row.getTimestamp("valid_until").toInstant(),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("revoked_at")).map(Timestamp::toInstant),
                row.getLong("uses"),
                Optional.ofNullable(row.getTimestamp("last_used_at")).map(Timestamp::toInstant));
    }
}
