package org.govchain.service.devices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.crypto.PublicKeys;
import org.govchain.crypto.VerifyingKey;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keys of devices and gateways; none is ever deleted. */
@Repository
class KeyStore {

    private final JdbcClient jdbc;

    KeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when this key is somebody's already. */
    boolean insert(Owner owner, VerifyingKey key, Instant validFrom, String by, Instant now) {
        return jdbc.sql("insert into sender_key (thumbprint, authority, "
                                + owner.kind().table()
                                + ", spki, valid_from, added_by, added_at) values (?, ?, ?, ?, ?, ?, ?)"
                                + " on conflict (thumbprint) do nothing")
                        .params(
                                key.thumbprint().bytes(),
                                owner.authority().slug(),
                                owner.id(),
                                key.spki(),
                                Timestamp.from(validFrom),
                                by,
                                Timestamp.from(now))
                        .update()
                == 1;
    }

    /** In the order in which they came. */
    List<KeyRow> all(SenderKind kind, AuthorityId authority, UUID id) {
        return jdbc.sql("select * from sender_key where authority = ? and " + kind.table() + " = ? order by seq")
                .params(authority.slug(), id)
                .query(KeyStore::row)
                .list();
    }

    Optional<KeyRow> find(Owner owner, Sha256Digest thumbprint) {
        return all(owner.kind(), owner.authority(), owner.id()).stream()
                .filter(row -> row.key().thumbprint().equals(thumbprint))
                .findFirst();
    }

    /** A key that becomes valid later than that never does. */
    void retire(Owner owner, Sha256Digest thumbprint, Instant at) {
        jdbc.sql("update sender_key set retired_at = greatest(?, valid_from) where authority = ? and "
                        + owner.kind().table() + " = ? and thumbprint = ?")
                .params(Timestamp.from(at), owner.authority().slug(), owner.id(), thumbprint.bytes())
                .update();
    }

    /** All but one, unless they are retired by then anyhow. */
    void retireOthers(Owner owner, Sha256Digest kept, Instant at) {
        jdbc.sql("update sender_key set retired_at = greatest(?, valid_from) where authority = ? and "
                        + owner.kind().table()
                        + " = ? and thumbprint <> ? and (retired_at is null or retired_at > ?)")
                .params(Timestamp.from(at), owner.authority().slug(), owner.id(), kept.bytes(), Timestamp.from(at))
                .update();
    }

    /** Those that are not retired yet. */
    void retireAll(Owner owner, Instant at) {
        jdbc.sql("update sender_key set retired_at = greatest(?, valid_from) where authority = ? and "
                        + owner.kind().table() + " = ? and (retired_at is null or retired_at > ?)")
                .params(Timestamp.from(at), owner.authority().slug(), owner.id(), Timestamp.from(at))
                .update();
    }

    private static KeyRow row(ResultSet rows, int number) throws SQLException {
        return new KeyRow(
                PublicKeys.fromSpki(rows.getBytes("spki"))
                        .orElseThrow(() -> new IllegalStateException("a key of a sender is no key any more")),
                rows.getTimestamp("valid_from").toInstant(),
                DeviceRows.instant(rows, "retired_at"));
    }
}
