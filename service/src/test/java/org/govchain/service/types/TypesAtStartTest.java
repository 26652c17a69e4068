package org.govchain.service.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.govchain.service.TestDatabase;
import org.govchain.service.authority.Person;
import org.govchain.types.ApprovalRule;
import org.govchain.types.TypeFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What type files may bring at a start, and what stops it: then nothing of any file is taken. */
class TypesAtStartTest {

    private static final String LICENCE = text("liquor-licence");
    private static final String PERMIT = text("special-use-permit");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestDatabase database;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TypeStore store;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabase.create();
        store = new TypeStore(JdbcClient.create(database.dataSource()));
        write("liquor-licence", LICENCE);
        write("special-use-permit", PERMIT);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aSecondStartWithTheSameFilesChangesNothing() {
        start();
        start();
        assertThat(versions("liquor-licence")).containsExactly(1);
        assertThat(versions("special-use-permit")).containsExactly(1);
    }

    @Test
    void aFaultyFileStopsTheStartAndTheSoundOnesBesideItAreNotTakenEither() throws IOException {
        write("special-use-permit", PERMIT.replace("\"approval\": \"four-eyes\"", "\"approval\": \"two\""));
        assertThatThrownBy(this::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("special-use-permit.json")
                .hasMessageContaining("approval")
                .hasMessageContaining("govchain types check");
        assertThat(store.versions(null)).isEmpty();
    }

    @Test
    void otherContentUnderTheSameVersionStopsTheStart() throws IOException {
        start();
        write("liquor-licence", LICENCE.replace("Gaststättenerlaubnis", "Schankerlaubnis"));
        assertThatThrownBy(this::start)
                .hasMessageContaining("liquor-licence.json")
                .hasMessageContaining("give the file version 2");
        assertThat(versions("liquor-licence")).containsExactly(1);
    }

    @Test
    void aFileThatAsksForNoSecondPersonAnyMoreStopsTheStart() throws IOException {
        start();
        write(
                "special-use-permit",
                version(2, PERMIT).replace("\"approval\": \"four-eyes\"", "\"approval\": \"none\""));
        write("liquor-licence", version(2, LICENCE));
        assertThatThrownBy(this::start)
                .hasMessageContaining("special-use-permit.json")
                .hasMessageContaining("only two persons lower it");
        assertThat(versions("liquor-licence")).as("the other file").containsExactly(1);
        assertThat(versions("special-use-permit")).containsExactly(1);
    }

    @Test
    void aFileMayAskForASecondPerson() throws IOException {
        start();
        write("liquor-licence", version(2, LICENCE).replace("\"approval\": \"none\"", "\"approval\": \"four-eyes\""));
        start();
        assertThat(store.versions("liquor-licence").getLast().type().approval()).isEqualTo(ApprovalRule.FOUR_EYES);
    }

    @Test
    void anOlderFileChangesNothing() throws IOException {
        write("liquor-licence", version(3, LICENCE));
        start();
        write("liquor-licence", version(2, LICENCE));
        start();
        assertThat(versions("liquor-licence")).containsExactly(3);
    }

    @Test
    void whatAPersonEditedHereOutlivesTheFile() throws IOException {
        start();
        String edited = version(2, LICENCE).replace("Gaststättenerlaubnis", "Schankerlaubnis");
        store.put(
                file(edited),
                null,
                new Person("https://login.musterstadt.example", "anna"),
                null,
                Clock.systemUTC().instant());
        write("liquor-licence", version(3, LICENCE).replace("\"approval\": \"none\"", "\"approval\": \"four-eyes\""));
        start();
        assertThat(versions("liquor-licence")).containsExactly(1, 2);
        assertThat(store.versions("liquor-licence").getLast().type().label().de())
                .isEqualTo("Schankerlaubnis");
    }

    @Test
    void twoFilesOfOneNameStopTheStart() {
        String here = "file:" + folder + "/*.json";
        assertThatThrownBy(() -> start(List.of(here, here))).hasMessageContaining("two files of that name");
        assertThat(store.versions(null)).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereStopsTheStart() {
        assertThatThrownBy(() -> start(List.of("file:" + folder + "/elsewhere/*.json")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("elsewhere");
    }

    private void start() {
        start(List.of("file:" + folder + "/*.json"));
    }

    private void start(List<String> locations) {
        assertThat(new TypesAtStart(
                        locations, store, new JdbcTransactionManager(database.dataSource()), Clock.systemUTC()))
                .isNotNull();
    }

    private List<Integer> versions(String name) {
        return store.versions(name).stream().map(TypeVersion::number).toList();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".json"), text);
    }

    private static String version(int number, String text) {
        String changed = text.replaceFirst("\"version\": [0-9]+", "\"version\": " + number);
        assertThat(changed).isNotEqualTo(text);
        return changed;
    }

    private static String text(String name) {
        return new String(ShippedTypes.file(name).bytes(), StandardCharsets.UTF_8);
    }

    private static TypeFile file(String text) {
        if (TypeFile.read(text.getBytes(StandardCharsets.UTF_8)) instanceof TypeFile.Result.Read(TypeFile file)) {
            return file;
        }
        throw new AssertionError("not a type file");
    }
}
