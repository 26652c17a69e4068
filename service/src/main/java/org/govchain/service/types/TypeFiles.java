package org.govchain.service.types;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.govchain.types.Mistake;
import org.govchain.types.TypeFile;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads the type files an installation starts with; one with a mistake stops the start and is named with all its mistakes. */
final class TypeFiles {

    private TypeFiles() {}

    /**
     * Every file that the locations name.
     *
     * @param locations Spring resource patterns, such as {@code classpath:credential-types/*.json} or {@code file:/etc/govchain/types/*.json}
     */
    static List<TypeFile> read(List<String> locations) {
        List<TypeFile> files = new ArrayList<>();
        var resolver = new PathMatchingResourcePatternResolver();
        for (String location : locations) {
            try {
                for (Resource resource : resolver.getResources(location)) {
                    files.add(read(resource));
                }
            } catch (IOException e) {
                throw new IllegalStateException("cannot read the credential types at " + location, e);
            }
        }
        if (files.isEmpty()) {
            throw new IllegalStateException("no credential type found at " + locations);
        }
        return files;
    }

    private static TypeFile read(Resource resource) throws IOException {
        String file = String.valueOf(resource.getFilename());
        try (InputStream in = resource.getInputStream()) {
            return switch (TypeFile.read(in.readNBytes(TypeFile.MOST_BYTES + 1), file)) {
                case TypeFile.Result.Read(TypeFile read) -> read;
                case TypeFile.Result.Faulty(List<Mistake> mistakes) ->
                    throw new IllegalStateException("credential type " + file + ": "
                            + mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n  ", "\n  ", ""))
                            + "\ngovchain types check " + file + " explains each");
            };
        }
    }
}
