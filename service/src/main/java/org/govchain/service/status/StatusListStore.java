package org.govchain.service.status;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.service.authority.AuthorityId;
import org.govchain.status.Status;
import org.govchain.status.StatusList;
import org.govchain.status.StatusReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of status lists. Whoever changes a list locks its row first, in the order of ids. */
@Repository
class StatusListStore {

    static final int CAPACITY = StatusList.MAX_ENTRIES;
    /** Above this fill, random places are found too slowly, and a neighbour says too much. */
    static final int FULL = CAPACITY / 4 * 3;

    /** Entries that are not valid from the start, so that the first revocation is one among many. */
    private static final int DECOYS = 64;

    record Row(UUID id, String uri, AuthorityId authority, int used, long version) {}

    private final JdbcClient jdbc;
    private final StatusVersions versions;
    private final SecureRandom random;

    StatusListStore(JdbcClient jdbc, StatusVersions versions, SecureRandom random) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.random = random;
    }

    /** Lists of an authority with room left that the registry knows, oldest first; the rows stay locked. */
    List<Row> lockOpen(AuthorityId authority) {
        return jdbc.sql("select id, uri, authority, used, version from status_list"
                        + " where authority = ? and used < ? and registered_at is not null"
                        + " order by created_at, id limit 1 for update")
                .params(authority.slug(), FULL)
                .query(StatusListStore::row)
                .list();
    }

    int countWithRoom(AuthorityId authority) {
        return jdbc.sql("select count(*) from status_list where authority = ? and used < ?")
                .params(authority.slug(), FULL / 2)
                .query(Integer.class)
                .single();
    }

    List<Row> unregistered() {
        return jdbc.sql("select id, uri, authority, used, version from status_list"
                        + " where registered_at is null and kept_token is null order by created_at, id")
                .query(StatusListStore::row)
                .list();
    }

    /** URIs of the lists that the registry knows. */
    List<String> registered() {
        return jdbc.sql("select uri from status_list where registered_at is not null order by created_at, id")
                .query(String.class)
                .list();
    }

    void markRegistered(UUID list) {
        jdbc.sql("update status_list set registered_at = now() where id = ? and registered_at is null")
                .param(list)
                .update();
    }

    /** A new list with its decoys, version 1: zero is what the chain answers when there is none. */
    void create(AuthorityId authority, String uri) {
        UUID id = UUID.randomUUID();
        StatusList bits = StatusList.ofSize(CAPACITY);
        List<Integer> decoys =
                random.ints(0, CAPACITY).distinct().limit(DECOYS).boxed().toList();
        for (int index : decoys) {
            bits = bits.with(index, Status.INVALID);
        }
        jdbc.sql(
                        "insert into status_list (id, authority, uri, capacity, bits, version, used) values (?, ?, ?, ?, ?, 1, ?)")
                .params(id, authority.slug(), uri, CAPACITY, bits.bits(), DECOYS)
                .update();
        versions.keepWhole(id, 1, bits);
        jdbc.sql("insert into status_entry (list_id, idx, status) select ?, unnest(?), ?")
                .params(id, array(decoys), Status.INVALID.bits())
                .update();
    }

    /** Takes up to {@code count} random free places of a locked list. */
    List<Integer> take(Row list, int count) {
        List<Integer> taken = new ArrayList<>(count);
        while (taken.size() < count) {
            List<Integer> candidates = random.ints(0, CAPACITY)
                    .distinct()
                    .limit(count - taken.size())
                    .boxed()
                    .toList();
            taken.addAll(jdbc.sql("insert into status_entry (list_id, idx) select ?, unnest(?)"
                            + " on conflict do nothing returning idx")
                    .params(list.id(), array(candidates))
                    .query(Integer.class)
                    .list());
        }
        jdbc.sql("update status_list set used = used + ? where id = ?")
                .params(count, list.id())
                .update();
        return taken;
    }

    /** The bits of a list, locked until the transaction ends. */
    StatusList lockBits(UUID list) {
        byte[] bits = jdbc.sql("select bits from status_list where id = ? for update")
                .param(list)
                .query(byte[].class)
                .single();
        return StatusList.ofBits(bits).orElseThrow();
    }

    void store(UUID list, StatusList bits, List<Integer> indices, Status status) {
        long version = jdbc.sql("update status_list set bits = ?, version = version + 1 where id = ? returning version")
                .params(bits.bits(), list)
                .query(Long.class)
                .single();
        versions.keepChange(list, version, bits, indices, status);
        jdbc.sql("update status_entry set status = ? where list_id = ? and idx = any(?)")
                .params(status.bits(), list, array(indices))
                .update();
    }

    /**
     * A list whose newest version no checkpoint carries yet.
     *
     * @param announced the newest that one carries
     */
    record Unannounced(Row row, long announced) {}

    /** Lists with versions that no checkpoint carries yet; locked, so that two checkpoints never carry the same. */
    List<Unannounced> lockUnannounced(int limit) {
        return jdbc.sql("select id, uri, authority, used, version, announced from status_list"
                        + " where version > announced and registered_at is not null order by id limit ? for update")
                .param(limit)
                .query((row, number) -> new Unannounced(row(row, number), row.getLong("announced")))
                .list();
    }

    void announce(UUID list, long version) {
        jdbc.sql("update status_list set announced = ? where id = ?")
                .params(version, list)
                .update();
    }

    /** A list and, when it is published elsewhere, its last token. */
    record Published(Row row, Optional<String> kept) {}

    Optional<Published> byUri(String uri) {
        return jdbc.sql("select id, uri, authority, used, version, kept_token from status_list where uri = ?")
                .param(uri)
                .query((row, number) ->
                        new Published(row(row, number), Optional.ofNullable(row.getString("kept_token"))))
                .optional();
    }

    boolean keepsOneOf(List<UUID> lists) {
        return jdbc.sql("select exists (select from status_list where id = any(?) and kept_token is not null)")
                .param(lists.toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }

    /** The place of an imported document; empty when the list is not one that was imported, or the place is another document's. */
    Optional<StatusIndex> occupy(AuthorityId authority, StatusReference reference, Status status) {
        return jdbc.sql("insert into status_entry (list_id, idx, status)"
                        + " select id, ?, ? from status_list"
                        + " where uri = ? and authority = ? and imported_version is not null and ? < capacity"
                        + " on conflict do nothing returning list_id")
                .params(reference.index(), status.bits(), reference.list().uri(), authority.slug(), reference.index())
                .query(UUID.class)
                .optional()
                .map(list -> new StatusIndex(list, reference.list().uri(), reference.index()));
    }

    /** Version and bits as they belong together. */
    record Version(long version, StatusList bits) {}

    Version current(UUID list) {
        return jdbc.sql("select version, bits from status_list where id = ?")
                .param(list)
                .query((rows, _) -> new Version(
                        rows.getLong("version"),
                        StatusList.ofBits(rows.getBytes("bits")).orElseThrow()))
                .single();
    }

    private static Row row(ResultSet rows, int number) throws SQLException {
        return new Row(
                rows.getObject("id", UUID.class),
                rows.getString("uri"),
                new AuthorityId(rows.getString("authority")),
                rows.getInt("used"),
                rows.getLong("version"));
    }

    private static Integer[] array(List<Integer> indices) {
        return indices.toArray(Integer[]::new);
    }
}
