package org.govchain.credential;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Claim names that a type cannot use because the formats do (RFC 9901 §4.1, draft-ietf-oauth-sd-jwt-vc §3.2.2.2). */
final class ReservedNames {

    /** Structure of SD-JWT itself: forbidden as a name at any depth. */
    static final Set<String> STRUCTURE = Set.of("_sd", "...");

    /** What finding and checking needs: in clear at the top level or not at all. */
    static final Set<String> CLEAR = Set.of(
            "iss",
            "iat",
            "nbf",
            "exp",
            "jti",
            "vct",
            "vct#integrity",
            "cnf",
            "status",
            "_sd_alg",
            "aud",
            "nonce",
            "sd_hash");

    private ReservedNames() {}

    static boolean isReservedAtTop(String name) {
        return STRUCTURE.contains(name) || CLEAR.contains(name);
    }

    /** The first name, anywhere in a value, that is structure. */
    static Optional<String> structureIn(@Nullable Object value) {
        return switch (value) {
            case JsonNode node when node.isObject() -> firstIn(node.propertyNames(), node.values());
            case JsonNode node when node.isArray() -> firstIn(List.of(), node.values());
            case Map<?, ?> map -> firstIn(map.keySet(), map.values());
            case List<?> list -> firstIn(List.of(), list);
            case null, default -> Optional.empty();
        };
    }

    private static Optional<String> firstIn(Iterable<?> names, Iterable<?> values) {
        for (Object name : names) {
            if (name instanceof String text && STRUCTURE.contains(text)) {
                return Optional.of(text);
            }
        }
        for (Object value : values) {
            Optional<String> nested = structureIn(value);
            if (nested.isPresent()) {
                return nested;
            }
        }
        return Optional.empty();
    }
}
