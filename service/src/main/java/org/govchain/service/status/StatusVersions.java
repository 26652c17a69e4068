package org.govchain.service.status;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;
import org.govchain.status.Status;
import org.govchain.status.StatusList;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All versions that a status list ever had: kept as they are made, made again when somebody asks for the bits of a past day. */
@Repository
class StatusVersions {

    /** Bits are whole every so many versions: that many small rows are read at most for one version. */
    private static final int WHOLE_EVERY = 64;

    private final JdbcClient jdbc;

    StatusVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a version with all its bits; a version that is there stays. */
    void keepWhole(UUID list, long version, StatusList bits) {
        jdbc.sql("insert into status_list_version (list_id, version, digest, bits) values (?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(list, version, bits.digest().bytes(), bits.bits())
                .update();
    }

    /** Keeps the version that came from the one before by giving entries a status; in the transaction that changes the list. */
    void keepChange(UUID list, long version, StatusList bits, List<Integer> changed, Status status) {
        byte @Nullable [] whole = version % WHOLE_EVERY == 0 ? bits.bits() : null;
        jdbc.sql("insert into status_list_version (list_id, version, digest, bits, changed, status)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .param(list)
                .param(version)
                .param(bits.digest().bytes())
                .param(whole)
                .param(changed.toArray(Integer[]::new))
                .param(status.bits())
                .update();
    }

    /** Number and digest of a version. */
    record Digest(long version, Sha256Digest digest) {}

    /** The versions above one, oldest first, so many at most. */
    List<Digest> after(UUID list, long version, int limit) {
        return jdbc.sql("select version, digest from status_list_version where list_id = ? and version > ?"
                        + " order by version limit ?")
                .params(list, version, limit)
                .query((row, _) -> new Digest(row.getLong(1), Sha256Digest.of(row.getBytes(2))))
                .list();
    }

    @SuppressWarnings("ArrayRecordComponent") // read and used up here, never compared
    private record Step(byte @Nullable [] whole, Integer[] changed, int status) {}

    /**
     * The bits of a version; empty when there is no such version here.
     *
     * @throws IllegalStateException when they do not have the digest that was stored with them
     */
    Optional<StatusList> bits(UUID list, long version) {
        List<Step> steps = jdbc.sql("""
                        select bits, changed, status from status_list_version
                         where list_id = ? and version <= ? and version >=
                               (select max(version) from status_list_version
                                 where list_id = ? and version <= ? and bits is not null)
                         order by version""")
                .params(list, version, list, version)
                .query((row, _) ->
                        new Step(row.getBytes(1), (Integer[]) row.getArray(2).getArray(), row.getInt(3)))
                .list();
        Optional<Sha256Digest> digest = digest(list, version);
        if (digest.isEmpty() || steps.isEmpty()) {
            return Optional.empty();
        }
        StatusList made = make(steps);
        if (!made.digest().equals(digest.get())) {
            throw new IllegalStateException(
                    "version " + version + " of a status list does not hash to what was stored");
        }
        return Optional.of(made);
    }

    private static StatusList make(List<Step> steps) {
        StatusList bits = StatusList.ofBits(Objects.requireNonNull(steps.getFirst().whole))
                .orElseThrow();
        Map<Integer, Status> changes = new HashMap<>();
        for (Step step : steps.subList(1, steps.size())) {
            for (Integer index : step.changed) {
                changes.put(index, Status.ofBits(step.status));
            }
        }
        return bits.with(changes);
    }

    private Optional<Sha256Digest> digest(UUID list, long version) {
        return jdbc.sql("select digest from status_list_version where list_id = ? and version = ?")
                .params(list, version)
                .query((row, _) -> Sha256Digest.of(row.getBytes(1)))
                .optional();
    }
}
