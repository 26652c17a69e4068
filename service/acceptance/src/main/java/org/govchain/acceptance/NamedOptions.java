package org.govchain.acceptance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a driver is given as {@code --name=value}. */
final class NamedOptions {

    private final Map<String, String> given = new HashMap<>();

    /** @throws IllegalArgumentException when one of them is something else */
    NamedOptions(List<String> arguments) {
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--") || equals < 0) {
                throw new IllegalArgumentException("expected --name=value, got " + argument);
            }
            given.put(argument.substring(2, equals), argument.substring(equals + 1));
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name));
    }

    String required(String name) {
        return text(name).orElseThrow(() -> new IllegalArgumentException("--" + name + "=… is missing"));
    }

    int number(String name, int otherwise) {
        return text(name).map(Integer::parseInt).orElse(otherwise);
    }
}
