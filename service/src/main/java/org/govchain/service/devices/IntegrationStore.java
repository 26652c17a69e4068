package org.govchain.service.devices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Integrations as their operators see them: of one authority. */
@Repository
class IntegrationStore {

    private final JdbcClient jdbc;

    IntegrationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the authority has an integration of that name. */
    boolean insert(
            AuthorityId authority,
            UUID id,
            IntegrationForm.Registration form,
            Sha256Digest tokenHash,
            String by,
            Instant now) {
        return jdbc.sql(
                                "insert into integration (id, authority, name, kind, mapping, token_hash, created_by, created_at)"
                                        + " values (?, ?, ?, ?, ?::jsonb, ?, ?, ?) on conflict (authority, name) do nothing")
                        .params(
                                id,
                                authority.slug(),
                                form.name(),
                                form.kind().name(),
                                Mappings.toJson(form.mapping()),
                                tokenHash.bytes(),
                                by,
                                Timestamp.from(now))
                        .update()
                == 1;
    }

    /** The row, which nobody else changes until the transaction ends. */
    Optional<IntegrationRow> lock(AuthorityId authority, UUID id) {
        return jdbc.sql("select * from integration where authority = ? and id = ? for update")
                .params(authority.slug(), id)
                .query(IntegrationStore::row)
                .optional();
    }

    Optional<IntegrationRow> find(AuthorityId authority, UUID id) {
        return jdbc.sql("select * from integration where authority = ? and id = ?")
                .params(authority.slug(), id)
                .query(IntegrationStore::row)
                .optional();
    }

    /** Newest first, before a place in the list. */
    List<IntegrationRow> page(AuthorityId authority, long before, int limit) {
        return jdbc.sql("select * from integration where authority = ? and seq < ? order by seq desc limit ?")
                .params(authority.slug(), before, limit)
                .query(IntegrationStore::row)
                .list();
    }

    void mapping(Integration integration, String json) {
        update(integration, "mapping = ?::jsonb", json);
    }

    void state(Integration integration, Device.State state) {
        update(integration, "state = ?", state.name());
    }

    /** Another token, beside which the one before is taken until then. */
    void token(Integration integration, Sha256Digest hash, Instant oldUntil) {
        update(
                integration,
                "old_token_hash = token_hash, old_token_until = ?, token_hash = ?",
                Timestamp.from(oldUntil),
                hash.bytes());
    }

    private void update(Integration integration, String columns, Object... values) {
        JdbcClient.StatementSpec statement =
                jdbc.sql("update integration set " + columns + " where authority = ? and id = ?");
        for (Object value : values) {
            statement = statement.param(value);
        }
        statement.param(integration.authority().slug()).param(integration.id()).update();
    }

    static KnownIntegration known(ResultSet rows, int number) throws SQLException {
        return new KnownIntegration(
                new Integration(
                        rows.getObject("id", UUID.class),
                        new AuthorityId(rows.getString("authority")),
                        rows.getString("name"),
                        NetworkServer.valueOf(rows.getString("kind")),
                        Mappings.fromStored(rows.getString("mapping"))),
                Device.State.valueOf(rows.getString("state")),
                Sha256Digest.of(rows.getBytes("token_hash")),
                Optional.ofNullable(rows.getBytes("old_token_hash")).map(Sha256Digest::of),
                DeviceRows.instant(rows, "old_token_until"));
    }

    private static IntegrationRow row(ResultSet rows, int number) throws SQLException {
        return new IntegrationRow(
                known(rows, number), rows.getTimestamp("created_at").toInstant(), rows.getLong("seq"));
    }
}
