package org.govchain.chain.development;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/**
 * Anvil's state file and older copies of it. Anvil overwrites the file in place, so a kill -9 can leave half of it; a copy
 * is whole or does not exist.
 */
final class StateFile {

    private static final int COPIES = 3;
    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;

    StateFile(Path directory) {
        this.file = directory.resolve("state.json");
    }

    Path file() {
        return file;
    }

    /** Adds a copy of the present state and drops the oldest; does nothing while anvil is in the middle of writing. */
    void copy() throws IOException {
        if (Files.notExists(file)) {
            return;
        }
        Path fresh = file.resolveSibling("state.copy");
        Files.copy(file, fresh, StandardCopyOption.REPLACE_EXISTING);
        if (!readable(fresh)) {
            Files.delete(fresh);
            return;
        }
        for (int i = COPIES - 1; i >= 1; i--) {
            if (Files.exists(numbered(i))) {
                Files.move(numbered(i), numbered(i + 1), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Files.move(fresh, numbered(1), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Puts the newest readable copy in the place of a truncated file.
     *
     * @return the copy that was taken, or empty when the file was whole or there is nothing to start from
     */
    Optional<Path> repair() throws IOException {
        if (Files.notExists(file) || readable(file)) {
            return Optional.empty();
        }
        Files.move(file, file.resolveSibling("state.truncated"), StandardCopyOption.REPLACE_EXISTING);
        for (Path copy : copies()) {
            if (readable(copy)) {
                Path fresh = file.resolveSibling("state.copy");
                Files.copy(copy, fresh, StandardCopyOption.REPLACE_EXISTING);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
                return Optional.of(copy);
            }
        }
        return Optional.empty();
    }

    private List<Path> copies() {
        return Stream.iterate(1, i -> i <= COPIES, i -> i + 1)
                .map(this::numbered)
                .filter(Files::exists)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private Path numbered(int i) {
        return file.resolveSibling("state." + i + ".json");
    }

    /** Whether the file is one whole JSON object. */
    private static boolean readable(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path);
                JsonParser parser = JSON.createParser(tools.jackson.core.ObjectReadContext.empty(), in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }
}
