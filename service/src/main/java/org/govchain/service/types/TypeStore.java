package org.govchain.service.types;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.authority.Person;
import org.govchain.types.CredentialType;
import org.govchain.types.Mistake;
import org.govchain.types.TypeFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of types; the database itself refuses to change one, and an approval rule that one person alone changed. */
@Repository
class TypeStore {

    private final JdbcClient jdbc;

    TypeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the transaction nobody else, on any instance, adds or edits a type. */
    void lock() {
        // A number of its own: "types" in ASCII.
        jdbc.sql("select pg_advisory_xact_lock(x'7479706573'::bigint)")
                .query((_, _) -> 0)
                .single();
    }

    /** Changes when a version came into force. */
    long newest() {
        return jdbc.sql("select coalesce(max(seq), 0) from credential_type")
                .query(Long.class)
                .single();
    }

    /** Every version of every type, or of one. */
    List<TypeVersion> versions(@Nullable String name) {
        return jdbc.sql("select * from credential_type where ?::text is null or name = ? order by name, version")
                .param(name)
                .param(name)
                .query(TypeStore::version)
                .list();
    }

    void putFile(TypeFile file, Instant now) {
        insert(file, null, null, null, now);
    }

    void put(TypeFile file, @Nullable AuthorityId owner, Person author, @Nullable UUID agreement, Instant now) {
        insert(file, owner, author, agreement, now);
    }

    private void insert(
            TypeFile file,
            @Nullable AuthorityId owner,
            @Nullable Person author,
            @Nullable UUID agreement,
            Instant now) {
        CredentialType type = file.type();
        jdbc.sql(
                        "insert into credential_type (name, version, authority, file, digest, approval, author_issuer, author_subject,"
                                + " agreement, in_force_since) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(type.name())
                .param(type.version())
                .param(owner == null ? null : owner.slug())
                .param(file.bytes())
                .param(file.digest().bytes())
                .param(type.approval().word())
                .param(author == null ? null : author.issuer())
                .param(author == null ? null : author.subject())
                .param(agreement)
                .param(Timestamp.from(now))
                .update();
    }

    /** Keeps what waits for a second person; the same file again is the same row. */
    void propose(AuthorityId authority, TypeFile file, Person author, Instant now) {
        jdbc.sql(
                        "insert into credential_type_proposal (authority, name, version, file, digest, author_issuer, author_subject,"
                                + " proposed_at) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                        authority.slug(),
                        file.type().name(),
                        file.type().version(),
                        file.bytes(),
                        file.digest().bytes(),
                        author.issuer(),
                        author.subject(),
                        Timestamp.from(now))
                .update();
    }

    /** A file that waits and who wrote it. */
    record Proposal(TypeFile file, Person author) {}

    Optional<Proposal> proposal(AuthorityId authority, String name, Sha256Digest digest) {
        return jdbc.sql("select * from credential_type_proposal where authority = ? and name = ? and digest = ?")
                .params(authority.slug(), name, digest.bytes())
                .query((row, _) -> new Proposal(
                        file(row), new Person(row.getString("author_issuer"), row.getString("author_subject"))))
                .optional();
    }

    private static TypeVersion version(ResultSet row, int number) throws SQLException {
        return new TypeVersion(
                file(row),
                Optional.ofNullable(row.getString("authority")).map(AuthorityId::new),
                row.getString("author_issuer") != null,
                row.getTimestamp("in_force_since").toInstant());
    }

    private static TypeFile file(ResultSet row) throws SQLException {
        return switch (TypeFile.read(row.getBytes("file"))) {
            case TypeFile.Result.Read(TypeFile file) -> file;
            // A later release may read more strictly than the one that stored it: somebody has to decide.
            case TypeFile.Result.Faulty(List<Mistake> mistakes) ->
                throw new IllegalStateException("credential type " + row.getString("name") + " version "
                        + row.getInt("version") + " in the database: " + mistakes.getFirst());
        };
    }
}
