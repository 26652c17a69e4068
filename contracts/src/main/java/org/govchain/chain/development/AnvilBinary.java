package org.govchain.chain.development;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds anvil: the system property, the environment, what npm installed. */
public final class AnvilBinary {

    /** Names the program when it lies elsewhere. */
    public static final String PROPERTY = "govchain.anvil";

    /** The same from the environment. */
    public static final String ENVIRONMENT = "GOVCHAIN_ANVIL";

    private static final String INSTALLED = "contracts/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil";

    private AnvilBinary() {}

    /**
     * The program file.
     *
     * @param root the checkout whose contracts/node_modules may hold it
     * @throws IllegalStateException when there is none; says where it was looked for and how to get it
     */
    public static Path find(Path root) {
        Optional<String> named = Optional.ofNullable(System.getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(ENVIRONMENT)))
                .filter(path -> !path.isBlank());
        Path installed = root.resolve(INSTALLED);
        for (Path candidate : named.map(path -> List.of(Path.of(path))).orElse(List.of(installed))) {
            if (Files.isExecutable(candidate)) {
                return candidate.toAbsolutePath();
            }
        }
        throw new IllegalStateException("no anvil at " + named.orElse(installed.toString())
                + ": run npm ci --ignore-scripts in contracts/, or name the program with -D" + PROPERTY + " or "
                + ENVIRONMENT);
    }
}
