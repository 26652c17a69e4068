package org.govchain.service.issuance;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.govchain.service.anchoring.EntryRef;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.custody.DataKey;
import org.govchain.service.custody.DocumentKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of documents being issued: one statement per table and step, however many documents. */
@Repository
class IssuingStore {

    /** A version that was voided can be intended again; one that somebody else is about to issue cannot. */
    private static final String INSERT_DOCUMENTS = """
            insert into document (id, version, authority, type, type_version, state, valid_from, valid_until)
            select id, version, ?, type, type_version, ?, valid_from, valid_until
              from unnest(?::uuid[], ?::int[], ?::text[], ?::int[], ?::timestamptz[], ?::timestamptz[])
                as d (id, version, type, type_version, valid_from, valid_until)
            on conflict (id, version) do update set state = excluded.state, status = 0, type_version = excluded.type_version,
                   valid_from = excluded.valid_from,
                   valid_until = excluded.valid_until, created_at = now()
             where document.state = 'VOIDED' and document.authority = excluded.authority""";

    private static final String INSERT_COPIES = """
            insert into copy
                   (id, document_id, document_version, authority, state, submitted, status_list_id, status_idx, unsigned)
            select id, document_id, version, ?, ?, ?, list_id, idx, unsigned
              from unnest(?::uuid[], ?::uuid[], ?::int[], ?::uuid[], ?::int[], ?::bytea[])
                as c (id, document_id, version, list_id, idx, unsigned)""";

    private static final String INSERT_ATTACHMENTS = """
            insert into attachment (document_id, document_version, sha256, authority, name, media_type, size, storage_key)
            select document_id, version, sha256, ?, name, media_type, size, storage_key
              from unnest(?::uuid[], ?::int[], ?::bytea[], ?::text[], ?::text[], ?::bigint[], ?::text[])
                as a (document_id, version, sha256, name, media_type, size, storage_key)""";

    /** The state is asked again: an intent that was voided meanwhile stays void. */
    private static final String COMPLETE_COPIES = """
            update copy set state = 'ISSUED', unsigned = null, forms = s.forms, credential_hash = s.credential_hash,
                   seal_hash = s.seal_hash, entry_id = s.entry_id
              from unnest(?::uuid[], ?::bytea[], ?::bytea[], ?::bytea[], ?::bigint[])
                as s (id, forms, credential_hash, seal_hash, entry_id)
             where copy.id = s.id and copy.state = 'INTENDED'""";

    private static final String COMPLETE_DOCUMENTS = """
            update document set state = 'ISSUED' where state = 'INTENDED'
               and (id, version) in (select * from unnest(?::uuid[], ?::int[]))""";

    private final JdbcTemplate jdbc;
    private final DocumentKeys documentKeys;

    IssuingStore(JdbcTemplate jdbc, DocumentKeys documentKeys) {
        this.jdbc = jdbc;
        this.documentKeys = documentKeys;
    }

    /** Whether every version was free; on false the caller rolls back. */
    boolean intend(AuthorityId authority, List<Intended> copies) {
        return insert(authority, copies, "INTENDED");
    }

    /** Stores what is frozen until somebody approves it; false as for an intent. */
    boolean submit(AuthorityId authority, Intended copy) {
        return insert(authority, List.of(copy), "SUBMITTED");
    }

    private boolean insert(AuthorityId authority, List<Intended> copies, String state) {
        UUID[] documents = column(copies, c -> c.documentId().value(), UUID[]::new);
        Map<UUID, DataKey> keys = documentKeys.ensure(authority, List.of(documents));
        Integer[] versions = column(copies, Intended::version, Integer[]::new);
        int inserted = update(
                INSERT_DOCUMENTS,
                authority.slug(),
                state,
                documents,
                versions,
                column(copies, c -> c.checked().typeId().uri(), String[]::new),
                column(copies, c -> c.checked().type().version(), Integer[]::new),
                column(copies, c -> timestamp(c.checked().validity().notBefore()), Timestamp[]::new),
                column(copies, c -> timestamp(c.checked().validity().expiresAt()), Timestamp[]::new));
        if (inserted != copies.size()) {
            return false;
        }
        update(
                INSERT_COPIES,
                authority.slug(),
                state,
                state.equals("SUBMITTED"),
                column(copies, c -> c.id().value(), UUID[]::new),
                documents,
                versions,
                column(copies, c -> c.status().list(), UUID[]::new),
                column(copies, c -> c.status().index(), Integer[]::new),
                column(copies, c -> unsigned(c, keys), byte[][]::new));
        insertAttachments(authority, copies);
        return true;
    }

    private void insertAttachments(AuthorityId authority, List<Intended> copies) {
        record Row(UUID document, int version, IssueRequest.Attachment file) {}
        List<Row> rows = copies.stream()
                .flatMap(c -> c.checked().request().attachments().stream()
                        .map(file -> new Row(c.documentId().value(), c.version(), file)))
                .toList();
        if (!rows.isEmpty()) {
            update(
                    INSERT_ATTACHMENTS,
                    authority.slug(),
                    column(rows, Row::document, UUID[]::new),
                    column(rows, Row::version, Integer[]::new),
                    column(rows, r -> r.file().sha256().bytes(), byte[][]::new),
                    column(rows, r -> r.file().name(), String[]::new),
                    column(rows, r -> r.file().mediaType(), String[]::new),
                    column(rows, r -> r.file().size(), Long[]::new),
                    column(rows, r -> r.file().storageKey(), String[]::new));
        }
    }

    /** Whether every copy was still intended; on false the caller rolls back. */
    boolean complete(List<Signed> copies, List<EntryRef> entries) {
        Map<UUID, DataKey> keys = documentKeys.find(
                copies.stream().map(c -> c.intended().documentId().value()).toList());
        Long[] entryIds = entries.stream().map(EntryRef::id).toArray(Long[]::new);
        int completed = update(
                COMPLETE_COPIES,
                column(copies, c -> c.intended().id().value(), UUID[]::new),
                column(copies, c -> sealed(c, keys), byte[][]::new),
                column(copies, c -> c.credential().issuerJwsDigest().bytes(), byte[][]::new),
                column(copies, c -> c.sealHash().bytes(), byte[][]::new),
                entryIds);
        update(
                COMPLETE_DOCUMENTS,
                column(copies, c -> c.intended().documentId().value(), UUID[]::new),
                column(copies, c -> c.intended().version(), Integer[]::new));
        return completed == copies.size();
    }

    private static byte[] unsigned(Intended copy, Map<UUID, DataKey> keys) {
        UUID id = copy.id().value();
        return key(keys, copy).seal(copy.credential().signingInput(), "copy.unsigned " + id);
    }

    private static byte[] sealed(Signed copy, Map<UUID, DataKey> keys) {
        return SealedForms.seal(
                key(keys, copy.intended()),
                copy.intended().id().value(),
                copy.credential().text(),
                copy.seal(),
                copy.payload(),
                copy.salt());
    }

    private static DataKey key(Map<UUID, DataKey> keys, Intended copy) {
        return Objects.requireNonNull(keys.get(copy.documentId().value()), "the document was erased meanwhile");
    }

    private int update(String sql, @Nullable Object... parameters) {
        Integer updated = jdbc.execute((Connection connection) -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    Object parameter = parameters[i];
                    statement.setObject(
                            i + 1, parameter instanceof Object[] array ? array(connection, array) : parameter);
                }
                return statement.executeUpdate();
            }
        });
        return updated == null ? 0 : updated;
    }

    private static Array array(Connection connection, Object[] values) throws SQLException {
        String type = switch (values) {
            case UUID[] _ -> "uuid";
            case byte[][] _ -> "bytea";
            case Integer[] _ -> "int4";
            case Long[] _ -> "int8";
            case Timestamp[] _ -> "timestamptz";
            default -> "text";
        };
        return connection.createArrayOf(type, values);
    }

    private static <T, R> R[] column(
            List<T> rows, Function<T, @Nullable R> value, java.util.function.IntFunction<R[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static @Nullable Timestamp timestamp(Optional<Instant> instant) {
        return instant.map(Timestamp::from).orElse(null);
    }
}
