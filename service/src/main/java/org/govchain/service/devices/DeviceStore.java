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

/** Devices as their operators see them: of one authority. */
@Repository
class DeviceStore {

    private final JdbcClient jdbc;

    DeviceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the authority has a device of that name, or one that is not retired with that LoRaWAN identity. */
    boolean insert(AuthorityId authority, UUID id, DeviceForm.Registration device, String by, Instant now) {
        DeviceForm form = device.form();
        return jdbc.sql("insert into device (id, authority, name, what, place, place_exact, vehicle, open, licence,"
                                + " interval_seconds, lateness_seconds, quantities, gateway, takes_files, dev_eui, retention_days,"
                                + " created_by, created_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)"
                                + " on conflict do nothing")
                        .param(id)
                        .param(authority.slug())
                        .param(device.name())
                        .param(form.what())
                        .param(form.place().map(Place::text).orElse(null))
                        .param(form.place().map(Place::exact).orElse(form.exactTrack()))
                        .param(device.vehicle())
                        .param(form.open())
                        .param(form.licence().orElse(null))
                        .param(form.intervalSeconds().orElse(null))
                        .param(form.latenessSeconds())
                        .param(QuantityRules.toJson(form.quantities()))
                        .param(form.gateway().orElse(null))
                        .param(form.files())
                        .param(form.devEui().orElse(null))
                        .param(form.retentionDays().orElse(null))
                        .param(by)
                        .param(Timestamp.from(now))
                        .update()
                == 1;
    }

    void change(AuthorityId authority, UUID id, DeviceForm form) {
        jdbc.sql(
                        "update device set what = ?, place = ?, place_exact = ?, open = ?, licence = ?, interval_seconds = ?,"
                                + " lateness_seconds = ?, quantities = ?::jsonb, gateway = ?, takes_files = ?, dev_eui = ?, retention_days = ? where authority = ? and id = ?")
                .param(form.what())
                .param(form.place().map(Place::text).orElse(null))
                .param(form.place().map(Place::exact).orElse(form.exactTrack()))
                .param(form.open())
                .param(form.licence().orElse(null))
                .param(form.intervalSeconds().orElse(null))
                .param(form.latenessSeconds())
                .param(QuantityRules.toJson(form.quantities()))
                .param(form.gateway().orElse(null))
                .param(form.files())
                .param(form.devEui().orElse(null))
                .param(form.retentionDays().orElse(null))
                .param(authority.slug())
                .param(id)
                .update();
    }

    /** Whether no other device has this LoRaWAN identity, which stays so until the transaction ends. */
    boolean isFree(AuthorityId authority, String devEui, UUID except) {
        jdbc.sql("select version from device_version for update")
                .query(Long.class)
                .single();
        return jdbc.sql("select not exists (select from device"
                        + " where authority = ? and dev_eui = ? and state <> 'RETIRED' and id <> ?)")
                .params(authority.slug(), devEui, except)
                .query(Boolean.class)
                .single();
    }

    Optional<DeviceRow> find(AuthorityId authority, UUID id) {
        return jdbc.sql("select * from device where authority = ? and id = ?")
                .params(authority.slug(), id)
                .query(DeviceStore::row)
                .optional();
    }

    /** Newest first, before a place in the list. */
    List<DeviceRow> page(AuthorityId authority, long before, int limit) {
        return jdbc.sql("select * from device where authority = ? and seq < ? order by seq desc limit ?")
                .params(authority.slug(), before, limit)
                .query(DeviceStore::row)
                .list();
    }

    private static DeviceRow row(ResultSet rows, int number) throws SQLException {
        return new DeviceRow(
                DeviceRows.device(rows),
                rows.getBoolean("place_exact"),
                rows.getBoolean("vehicle"),
                rows.getBoolean("takes_files"),
                Optional.ofNullable(rows.getObject("retention_days", Integer.class)),
                Optional.ofNullable(rows.getString("dev_eui")),
                Optional.ofNullable(rows.getObject("gateway", UUID.class)),
                rows.getTimestamp("created_at").toInstant(),
                rows.getLong("seq"));
    }
}
