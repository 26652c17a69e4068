package org.govchain.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.govchain.cli.terminal.Terminal;

/**
 * What a command takes from its surroundings, so that tests can give it theirs.
 *
 * @param root the checkout that the start script belongs to
 * @param directory the directory the user is in
 */
record Context(
        Terminal terminal,
        Clock clock,
        SecureRandom random,
        Map<String, String> environment,
        Path root,
        Path directory) {

    /** A variable of the environment; an empty one counts as absent. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    Path resolve(Path path) {
        return directory.resolve(path);
    }

    /** Where the embedded default keeps database, chain and keys; {@code .govchain} in the checkout unless told. */
    Path home() {
        return resolve(variable("GOVCHAIN_HOME").map(Path::of).orElse(root.resolve(".govchain")));
    }

    /** A path as the user would write it: relative below the directory they are in, else absolute. */
    Path shown(Path path) {
        Path absolute = resolve(path).normalize();
        return absolute.startsWith(directory) ? directory.relativize(absolute) : absolute;
    }
}
