package org.govchain.service.handover;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.handover.HandOverEvent;
import org.govchain.log.Salt;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of grants and their keys. */
@Repository
class GrantStore {

    /** A file that was encrypted for a grant. */
    record GrantFile(
            Sha256Digest sha256, HandedFile.Kind kind, String name, String mediaType, long size, String storageKey) {}

    private static final String ROW = """
            select id, document_id, document_version, copy_id, authority, issuer_jws, recipient, recipient_name, purpose,
                   claims, presentation, granted_by, created_at, valid_until, views_allowed, views, pin_failures, refusals,
                   pin_salt, pin_hash, ended_at, ended_by
              from handover_grant""";

    private final JdbcClient jdbc;

    GrantStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(GrantRow row, @Nullable Sha256Digest tokenHash, GrantTerms.Recipient recipient) {
        Optional<GrantTerms.Recipient.Account> account =
                recipient instanceof GrantTerms.Recipient.Account it ? Optional.of(it) : Optional.empty();
        jdbc.sql(
                        "insert into handover_grant (id, document_id, document_version, copy_id, authority, issuer_jws, recipient,"
                                + " recipient_name, account_issuer, account_subject, purpose, claims, presentation, granted_by,"
                                + " created_at, valid_until, views_allowed, token_hash, pin_salt, pin_hash)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(row.id(), row.document(), row.version(), row.copy())
                .params(row.authority().slug(), row.issuerJws().bytes())
                .params(row.recipient().name(), row.recipientName())
                .param(orNull(account.map(GrantTerms.Recipient.Account::issuer)))
                .param(orNull(account.map(GrantTerms.Recipient.Account::subject)))
                .param(row.purpose())
                .param(row.claims().toArray(String[]::new))
                .params(row.presentation().bytes(), row.grantedBy().name())
                .params(Timestamp.from(row.created()), Timestamp.from(row.validUntil()), row.viewsAllowed())
                .param(orNull(Optional.ofNullable(tokenHash).map(Sha256Digest::bytes)))
                .param(orNull(row.pinSalt().map(Salt::bytes)))
                .param(orNull(row.pinHash().map(Sha256Digest::bytes)))
                .update();
    }

    void insertKey(UUID grant, byte[] wrapped, byte[] presentation) {
        jdbc.sql("insert into handover_key (grant_id, wrapped, presentation) values (?, ?, ?)")
                .params(grant, wrapped, presentation)
                .update();
    }

    void insertFile(UUID grant, GrantFile file) {
        jdbc.sql(
                        "insert into handover_file (grant_id, sha256, kind, name, media_type, size, storage_key) values (?, ?, ?, ?, ?, ?, ?)")
                .params(grant, file.sha256().bytes(), file.kind().name(), file.name())
                .params(file.mediaType(), file.size(), file.storageKey())
                .update();
    }

    Optional<GrantRow> byToken(Sha256Digest token) {
        return jdbc.sql(ROW + " where token_hash = ?")
                .param(token.bytes())
                .query(GrantStore::row)
                .optional();
    }

    /** The rows of this login, newest first. */
    List<GrantRow> ofAccount(String issuer, String subject) {
        return jdbc.sql(ROW + " where recipient = 'ACCOUNT' and account_issuer = ? and account_subject = ?"
                        + " order by created_at desc limit 200")
                .params(issuer, subject)
                .query(GrantStore::row)
                .list();
    }

    Optional<GrantRow> ofAccount(UUID id, String issuer, String subject) {
        return jdbc.sql(ROW + " where id = ? and recipient = 'ACCOUNT' and account_issuer = ? and account_subject = ?")
                .params(id, issuer, subject)
                .query(GrantStore::row)
                .optional();
    }

    /** The grants of a document, newest first. */
    List<GrantRow> ofDocument(AuthorityId authority, UUID document) {
        return jdbc.sql(ROW + " where authority = ? and document_id = ? order by created_at desc, id")
                .params(authority.slug(), document)
                .query(GrantStore::row)
                .list();
    }

    /** The row, held until the transaction ends: what happens to a grant happens one after the other. */
    Optional<GrantRow> lock(UUID id) {
        return jdbc.sql(ROW + " where id = ? for update")
                .param(id)
                .query(GrantStore::row)
                .optional();
    }

    /** Grants whose time is over and that nobody has ended. */
    List<UUID> due(Instant now, int limit) {
        return jdbc.sql("select id from handover_grant where ended_at is null and valid_until <= ? limit ?")
                .params(Timestamp.from(now), limit)
                .query(UUID.class)
                .list();
    }

    Optional<byte[]> wrappedKey(UUID grant) {
        return jdbc.sql("select wrapped from handover_key where grant_id = ?")
                .param(grant)
                .query(byte[].class)
                .optional();
    }

    byte[] presentation(UUID grant) {
        return jdbc.sql("select presentation from handover_key where grant_id = ?")
                .param(grant)
                .query(byte[].class)
                .single();
    }

    /** Destroys the grant's key: nothing can be handed over after this transaction. */
    void end(UUID grant, GrantRow.Ending why, Instant when) {
        jdbc.sql("delete from handover_key where grant_id = ?").param(grant).update();
        jdbc.sql("update handover_grant set ended_at = ?, ended_by = ? where id = ?")
                .params(Timestamp.from(when), why.name(), grant)
                .update();
    }

    void countView(UUID grant) {
        jdbc.sql("update handover_grant set views = views + 1 where id = ?")
                .param(grant)
                .update();
    }

    void countRefusal(UUID grant, boolean wrongPin) {
        jdbc.sql("update handover_grant set refusals = refusals + 1, pin_failures = pin_failures + ? where id = ?")
                .params(wrongPin ? 1 : 0, grant)
                .update();
    }

    List<GrantFile> files(UUID grant) {
        return jdbc.sql("select sha256, kind, name, media_type, size, storage_key from handover_file where grant_id = ?"
                        + " order by kind desc, name, sha256")
                .param(grant)
                .query(GrantStore::file)
                .list();
    }

    /** Forgets the files of a grant; the storage keeps what nobody refers to until it is removed. */
    List<GrantFile> forgetFiles(UUID grant) {
        return jdbc.sql(
                        "delete from handover_file where grant_id = ? returning sha256, kind, name, media_type, size, storage_key")
                .param(grant)
                .query(GrantStore::file)
                .list();
    }

    /** Ended grants that still have files though nobody can fetch them any more. */
    List<UUID> withUselessFiles(Instant endedBefore, int limit) {
        return jdbc.sql("select distinct g.id from handover_grant g join handover_file f on f.grant_id = g.id"
                        + " where g.ended_at < ? limit ?")
                .params(Timestamp.from(endedBefore), limit)
                .query(UUID.class)
                .list();
    }

    private static GrantFile file(ResultSet rows, int number) throws SQLException {
        return new GrantFile(
                Sha256Digest.of(rows.getBytes("sha256")),
                HandedFile.Kind.valueOf(rows.getString("kind")),
                rows.getString("name"),
                rows.getString("media_type"),
                rows.getLong("size"),
                rows.getString("storage_key"));
    }

    private static GrantRow row(ResultSet rows, int number) throws SQLException {
        return new GrantRow(
                rows.getObject("id", UUID.class),
                rows.getObject("document_id", UUID.class),
                rows.getInt("document_version"),
                rows.getObject("copy_id", UUID.class),
                new AuthorityId(rows.getString("authority")),
                Sha256Digest.of(rows.getBytes("issuer_jws")),
                HandOverEvent.RecipientKind.valueOf(rows.getString("recipient")),
                rows.getString("recipient_name"),
                rows.getString("purpose"),
                texts(rows.getArray("claims")),
                Sha256Digest.of(rows.getBytes("presentation")),
                HandOverEvent.Actor.valueOf(rows.getString("granted_by")),
                rows.getTimestamp("created_at").toInstant(),
                rows.getTimestamp("valid_until").toInstant(),
                rows.getInt("views_allowed"),
                rows.getInt("views"),
                rows.getInt("pin_failures"),
                rows.getInt("refusals"),
                Optional.ofNullable(rows.getBytes("pin_salt")).map(Salt::of),
                Optional.ofNullable(rows.getBytes("pin_hash")).map(Sha256Digest::of),
                Optional.ofNullable(rows.getTimestamp("ended_at")).map(Timestamp::toInstant),
                Optional.ofNullable(rows.getString("ended_by")).map(GrantRow.Ending::valueOf));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static @Nullable Object orNull(Optional<?> value) {
        return value.orElse(null);
    }
}
