package org.govchain.types;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The type files that come with the service, as text to spoil. */
final class Shipped {

    static final Path FOLDER =
            Path.of(System.getProperty("govchain.root", "."), "service/src/main/resources/credential-types");

    private Shipped() {}

    static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TypeFile file(String name) {
        return switch (TypeFile.read(text(name).getBytes(StandardCharsets.UTF_8), name + ".json")) {
            case TypeFile.Result.Read(TypeFile file) -> file;
            case TypeFile.Result.Faulty(List<Mistake> mistakes) -> throw new AssertionError(name + ": " + mistakes);
        };
    }

    static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
