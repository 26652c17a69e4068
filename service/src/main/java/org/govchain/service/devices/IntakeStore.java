package org.govchain.service.devices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.crypto.PublicKeys;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Devices and keys as the intake asks for them. */
@Repository
class IntakeStore {

    private final JdbcClient jdbc;

    IntakeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<KnownDevice> device(AuthorityId authority, String name) {
        return jdbc.sql("select * from device where authority = ? and name = ?")
                .params(authority.slug(), name)
                .query(IntakeStore::known)
                .optional();
    }

    /** The one of this LoRaWAN identity; a retired device has given it away. */
    Optional<KnownDevice> lorawan(AuthorityId authority, String devEui) {
        return jdbc.sql("select * from device where authority = ? and dev_eui = ? and state <> 'RETIRED'")
                .params(authority.slug(), devEui)
                .query(IntakeStore::known)
                .optional();
    }

    Optional<KnownDevice> device(UUID id) {
        return jdbc.sql("select * from device where id = ?")
                .param(id)
                .query(IntakeStore::known)
                .optional();
    }

    Optional<KnownKey> key(Sha256Digest thumbprint) {
        return jdbc.sql(
                        "select k.*, coalesce(g.state = 'ACTIVE', true) as active from sender_key k"
                                + " left join gateway g on g.authority = k.authority and g.id = k.gateway where k.thumbprint = ?")
                .param(thumbprint.bytes())
                .query(IntakeStore::key)
                .optional();
    }

    Optional<KnownIntegration> integration(UUID id) {
        return jdbc.sql("select * from integration where id = ?")
                .param(id)
                .query(IntegrationStore::known)
                .optional();
    }

    /** Devices of all authorities whose readings are not kept for ever. */
    List<Retained> retained() {
        return jdbc.sql("select id, retention_days from device where retention_days is not null order by seq")
                .query((row, _) -> new Retained(row.getObject(1, UUID.class), row.getInt(2)))
                .list();
    }

    /** Grows with every change of a device, a gateway, a key or an integration. */
    long version() {
        return jdbc.sql("select version from device_version").query(Long.class).single();
    }

    /** Ids of the devices, gateways and integrations that changed since, also those whose keys did. */
    List<UUID> changedSince(long version) {
        return jdbc.sql("select id from device where version > ? union all select id from gateway where version > ?"
                        + " union all select id from integration where version > ?")
                .params(version, version, version)
                .query(UUID.class)
                .list();
    }

    private static KnownDevice known(ResultSet rows, int number) throws SQLException {
        return new KnownDevice(
                DeviceRows.device(rows),
                Optional.ofNullable(rows.getObject("gateway", UUID.class)),
                FileRule.of(rows.getBoolean("takes_files"), rows.getBoolean("vehicle"), rows.getBoolean("place_exact")),
                TrackRule.of(rows.getBoolean("vehicle"), rows.getBoolean("place_exact")));
    }

    private static KnownKey key(ResultSet rows, int number) throws SQLException {
        Sender sender = new Sender(
                new AuthorityId(rows.getString("authority")),
                Optional.ofNullable(rows.getObject("device", UUID.class)),
                PublicKeys.fromSpki(rows.getBytes("spki"))
                        .orElseThrow(() -> new IllegalStateException("a key of a sender is no key any more")));
        Optional<Instant> retiredAt = DeviceRows.instant(rows, "retired_at");
        return new KnownKey(
                sender,
                Optional.ofNullable(rows.getObject("gateway", UUID.class)),
                rows.getBoolean("active"),
                rows.getTimestamp("valid_from").toInstant(),
                retiredAt);
    }
}
