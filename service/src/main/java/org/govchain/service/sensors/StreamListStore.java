package org.govchain.service.sensors;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.log.StreamId;
import org.govchain.service.authority.AuthorityId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Streams as somebody looks for them, newest first; of one authority, or of open devices. */
@Repository
class StreamListStore {

    private static final String COLUMNS =
            "select s.no, s.id, s.authority, s.size, s.received, d.name, d.what, d.place, d.state, d.open,"
                    + " d.licence, d.interval_seconds from stream s join device d on d.id = s.device";
    /** No device and no authority is named like this. */
    private static final String NONE = "";

    private static final String ORDER = " order by s.no desc limit ?";

    /**
     * A stream as of its last head.
     *
     * @param no its place in the list
     * @param size leaves, the opening among them
     * @param received when the last of them was taken, in milliseconds since 1970
     */
    record Listed(
            long no,
            StreamId id,
            AuthorityId authority,
            long size,
            long received,
            String device,
            String what,
            Optional<String> place,
            String state,
            boolean open,
            Optional<String> licence,
            Optional<Integer> intervalSeconds) {}

    private final JdbcClient jdbc;

    StreamListStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of an authority before a place in the list; of the device of this name alone where one is named. */
    List<Listed> of(AuthorityId authority, Optional<String> device, long before, int most) {
        return jdbc.sql(COLUMNS + " where s.authority = ? and (? = '' or d.name = ?) and s.no < ?" + ORDER)
                .params(authority.slug(), device.orElse(NONE), device.orElse(NONE), before, most)
                .query(StreamListStore::row)
                .list();
    }

    /** The same, of open devices of all authorities. */
    List<Listed> open(Optional<String> device, long before, int most) {
        return jdbc.sql(COLUMNS + " where d.open and (? = '' or d.name = ?) and s.no < ?" + ORDER)
                .params(device.orElse(NONE), device.orElse(NONE), before, most)
                .query(StreamListStore::row)
                .list();
    }

    /** The same, of these devices. */
    List<Listed> ofDevices(List<UUID> devices, Optional<String> device, long before, int most) {
        return jdbc.sql(COLUMNS + " where s.device = any(?) and (? = '' or d.name = ?) and s.no < ?" + ORDER)
                .params(devices.toArray(UUID[]::new), device.orElse(NONE), device.orElse(NONE), before, most)
                .query(StreamListStore::row)
                .list();
    }

    /** Those of this name; of one authority, or open where none is named. */
    Optional<Listed> find(StreamId id, Optional<AuthorityId> authority) {
        return jdbc.sql(COLUMNS + " where s.id = ? and (s.authority = ? or (? = '' and d.open))")
                .params(
                        id.bytes(),
                        authority.map(AuthorityId::slug).orElse(NONE),
                        authority.map(AuthorityId::slug).orElse(NONE))
                .query(StreamListStore::row)
                .optional();
    }

    private static Listed row(ResultSet row, int number) throws SQLException {
        return new Listed(
                row.getLong("no"),
                StreamId.of(row.getBytes("id")),
                new AuthorityId(row.getString("authority")),
                row.getLong("size"),
                row.getLong("received"),
                row.getString("name"),
                row.getString("what"),
                Optional.ofNullable(row.getString("place")),
                row.getString("state"),
                row.getBoolean("open"),
                Optional.ofNullable(row.getString("licence")),
                Optional.ofNullable(row.getObject("interval_seconds", Integer.class)));
    }
}
