package org.govchain.service.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.govchain.service.TestDatabase;
import org.govchain.service.authority.AuthorityId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("database")
class DocumentKeysTest {

    private static final AuthorityId AUTHORITY = new AuthorityId("musterstadt");
    private static final byte[] CLAIMS = "Erika Mustermann".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private final SecureRandom random = new SecureRandom();
    private final UUID document = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private TestDatabase database;
    private JdbcClient jdbc;
    private DocumentKeys keys;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        jdbc = JdbcClient.create(database.dataSource());
        jdbc.sql("insert into authority (slug, issuer, name) values ('musterstadt', 'https://a.example', 'A')")
                .update();
        keys = new DocumentKeys(kek("first"), jdbc, random);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aKeyIsMadeOnceAndFoundAgain() {
        byte[] sealed = keys.ensure(AUTHORITY, document).seal(CLAIMS, "place");

        Map<UUID, DataKey> again = keys.ensure(AUTHORITY, List.of(other, document, document));

        assertThat(again).containsOnlyKeys(document, other);
        assertThat(again)
                .extractingByKey(document)
                .satisfies(key -> assertThat(key.open(sealed, "place")).isEqualTo(CLAIMS));
        assertThat(keys.find(document).orElseThrow().open(sealed, "place")).isEqualTo(CLAIMS);
    }

    @Test
    void whatWasSealedOpensInNoOtherPlaceAndWithNoOtherKey() {
        DataKey key = keys.ensure(AUTHORITY, document);
        byte[] sealed = key.seal(CLAIMS, "place");
        DataKey otherKey = keys.ensure(AUTHORITY, other);

        assertThatThrownBy(() -> key.open(sealed, "elsewhere")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> otherKey.open(sealed, "place")).isInstanceOf(IllegalStateException.class);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> key.open(changed, "place")).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void anErasedKeyIsGoneAndANewOneOpensNothingOld() {
        byte[] sealed = keys.ensure(AUTHORITY, document).seal(CLAIMS, "place");

        keys.destroy(document);

        assertThat(keys.find(document)).isEmpty();
        DataKey fresh = keys.ensure(AUTHORITY, document);
        assertThatThrownBy(() -> fresh.open(sealed, "place")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void rowsOfTheDatabaseOpenNothingWithoutTheKeyFile() {
        keys.ensure(AUTHORITY, document);

        DocumentKeys stolen = new DocumentKeys(kek("second"), jdbc, random);

        assertThatThrownBy(() -> stolen.find(document)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aKeyMovedToAnotherDocumentsRowIsRefused() {
        keys.ensure(AUTHORITY, List.of(document, other));

        jdbc.sql("update document_key set wrapped_key = (select wrapped_key from document_key where document_id = ?)"
                        + " where document_id = ?")
                .params(other, document)
                .update();

        assertThatThrownBy(() -> keys.find(document)).isInstanceOf(IllegalStateException.class);
        assertThat(keys.find(other)).isPresent();
    }

    @Test
    void derivedKeysDependOnPurposeAndKeyAlone() {
        KeyEncryptionKey first = kek("first");

        assertThat(first.derive("search")).hasSize(32).isEqualTo(kek("first").derive("search"));
        assertThat(first.derive("search"))
                .isNotEqualTo(first.derive("pin"))
                .isNotEqualTo(kek("second").derive("search"));
    }

    private KeyEncryptionKey kek(String name) {
        Path file = directory.resolve(name);
        KeyEncryptionKey.createIfMissing(file, random);
        assertThat(Files.exists(file)).isTrue();
        return KeyEncryptionKey.read(file, random);
    }
}
