package org.govchain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes test vectors: one JSON file per case, named after its mutation. */
public final class VectorFiles {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private VectorFiles() {}

    /** A case and the file name that tells what is special about it. */
    public record Vector(String name, JsonNode json) {

        public String text(String member) {
            return json.required(member).asString();
        }

        /** What every implementation must answer. */
        public boolean isAccepted() {
            return switch (text("expected")) {
                case "accepted" -> true;
                case "refused" -> false;
                default -> throw new IllegalStateException(name + " expects neither accepted nor refused");
            };
        }
    }

    /** The project's own vectors below docs/spec/vectors. */
    public static Path own(String directory) {
        return Path.of(System.getProperty("govchain.root"), "docs", "spec", "vectors", directory);
    }

    /** Every case below this directory, in a stable order; a directory without any is an error. */
    public static Stream<Vector> in(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            var vectors = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> new Vector(directory.relativize(file).toString(), JSON.readTree(file)))
                    .toList();
            if (vectors.isEmpty()) {
                throw new IllegalStateException("no vectors in " + directory);
            }
            return vectors.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a case in the form in which it is committed. */
    public static void write(Path directory, String name, Object value) {
        try {
            Files.createDirectories(directory);
            Files.writeString(
                    directory.resolve(name + ".json"),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
