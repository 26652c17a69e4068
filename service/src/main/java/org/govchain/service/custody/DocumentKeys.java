package org.govchain.service.custody;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.govchain.service.authority.AuthorityId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * A data key per document, from its first draft on, wrapped by the key-encryption key. Whatever is encrypted with it is
 * gone once the key is destroyed, in the database, in the storage and in every backup of either.
 */
@Service
public class DocumentKeys {

    private static final int KEY_BYTES = 32;

    private final KeyEncryptionKey keyEncryptionKey;
    private final JdbcClient jdbc;
    private final SecureRandom random;

    DocumentKeys(KeyEncryptionKey keyEncryptionKey, JdbcClient jdbc, SecureRandom random) {
        this.keyEncryptionKey = keyEncryptionKey;
        this.jdbc = jdbc;
        this.random = random;
    }

    /** The keys of documents, made where there is none yet; in the caller's transaction. */
    public Map<UUID, DataKey> ensure(AuthorityId authority, Collection<UUID> documents) {
        List<UUID> ids = List.copyOf(new LinkedHashSet<>(documents));
        Map<UUID, DataKey> keys = new HashMap<>(find(ids));
        List<UUID> missing = ids.stream().filter(id -> !keys.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            keys.putAll(make(authority, missing));
            List<UUID> others =
                    missing.stream().filter(id -> !keys.containsKey(id)).toList();
            if (!others.isEmpty()) {
                keys.putAll(find(others)); // somebody else was first
            }
        }
        return keys;
    }

    /** The key of a document, made when there is none yet. */
    public DataKey ensure(AuthorityId authority, UUID document) {
        return key(ensure(authority, List.of(document)), document);
    }

    /** The key of a document; empty when it never had one or was erased. */
    public Optional<DataKey> find(UUID document) {
        return Optional.ofNullable(find(List.of(document)).get(document));
    }

    /** The keys of those documents that have one. */
    public Map<UUID, DataKey> find(Collection<UUID> documents) {
        Map<UUID, DataKey> keys = new HashMap<>();
        jdbc.sql("select document_id, wrapped_key from document_key where document_id = any(?)")
                .param(documents.toArray(UUID[]::new))
                .query((ResultSet rows) -> read(rows, keys));
        return keys;
    }

    /** A key as a row of {@code document_key} holds it, for queries that read it along with what it opens. */
    public DataKey unwrap(UUID document, byte[] wrapped) {
        return new DataKey(keyEncryptionKey.unwrap(wrapped, document.toString()), random);
    }

    /** Erases the key and with it everything it encrypted; in the caller's transaction. */
    public void destroy(UUID document) {
        jdbc.sql("delete from document_key where document_id = ?")
                .param(document)
                .update();
    }

    /** New keys of those documents that still have none. */
    private Map<UUID, DataKey> make(AuthorityId authority, List<UUID> documents) {
        Map<UUID, DataKey> made = new HashMap<>();
        byte[][] wrapped =
                documents.stream().map(document -> newKey(document, made)).toArray(byte[][]::new);
        List<UUID> inserted = jdbc.sql("insert into document_key (document_id, authority, wrapped_key)"
                        + " select id, ?, wrapped from unnest(?::uuid[], ?::bytea[]) as k (id, wrapped)"
                        + " on conflict (document_id) do nothing returning document_id")
                .params(authority.slug(), documents.toArray(UUID[]::new), wrapped)
                .query(UUID.class)
                .list();
        made.keySet().retainAll(Set.copyOf(inserted));
        return made;
    }

    /** @return wrapped */
    private byte[] newKey(UUID document, Map<UUID, DataKey> made) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        made.put(document, new DataKey(key, random));
        return keyEncryptionKey.wrap(key, document.toString());
    }

    private void read(ResultSet rows, Map<UUID, DataKey> keys) throws SQLException {
        UUID document = rows.getObject("document_id", UUID.class);
        keys.put(document, unwrap(document, rows.getBytes("wrapped_key")));
    }

    private static DataKey key(Map<UUID, DataKey> keys, UUID document) {
        DataKey key = keys.get(document);
        if (key == null) {
            throw new IllegalStateException("a key that was just made is not there");
        }
        return key;
    }
}
