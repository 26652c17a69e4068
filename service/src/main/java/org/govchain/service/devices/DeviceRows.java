package org.govchain.service.devices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.govchain.service.authority.AuthorityId;

/** Rows of {@code device} as values. */
final class DeviceRows {

    private DeviceRows() {}

    static Device device(ResultSet rows) throws SQLException {
        Integer interval = rows.getObject("interval_seconds", Integer.class);
        return new Device(
                rows.getObject("id", UUID.class),
                new AuthorityId(rows.getString("authority")),
                rows.getString("name"),
                rows.getString("what"),
                Optional.ofNullable(rows.getString("place")),
                rows.getBoolean("open"),
                Optional.ofNullable(rows.getString("licence")),
                Optional.ofNullable(interval).map(Duration::ofSeconds),
                rows.getInt("lateness_seconds"),
                Device.State.valueOf(rows.getString("state")),
                QuantityRules.fromStored(rows.getString("quantities")));
    }

    static Optional<Instant> instant(ResultSet rows, String column) throws SQLException {
        return Optional.ofNullable(rows.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
