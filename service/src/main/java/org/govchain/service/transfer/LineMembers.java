package org.govchain.service.transfer;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.govchain.jose.Base64Url;
import org.govchain.jose.StrictJson;
import org.govchain.log.Parsed;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.issuance.StatusWords;
import org.govchain.status.Status;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the members of a line of an export. The first one that is missing or of another form is named, never repeated; what is read
 * after that is of no use, and {@link #ifWellFormed} hands nothing out.
 */
final class LineMembers {

    private final ObjectNode line;
    private @Nullable String problem;

    LineMembers(ObjectNode line) {
        this.line = line;
    }

    /** What was read, unless something was not as it should be. */
    <T> Parsed<T> ifWellFormed(Supplier<T> read) {
        String malformed = problem;
        return malformed == null ? new Parsed.Ok<>(read.get()) : new Parsed.Malformed<>(malformed);
    }

    /** Notes that a member is not as it should be. */
    void refuse(String name) {
        if (problem == null) {
            problem = "\"" + name + "\" is missing or of another form";
        }
    }

    /** Takes over what another reading found. */
    void adopt(LineMembers other) {
        if (problem == null) {
            problem = other.problem;
        }
    }

    private <T> T or(Optional<T> value, String name, T otherwise) {
        if (value.isEmpty()) {
            refuse(name);
        }
        return value.orElse(otherwise);
    }

    boolean has(String name) {
        return line.has(name);
    }

    JsonNode member(String name) {
        return line.path(name);
    }

    String text(String name) {
        return or(StrictJson.text(line, name), name, "");
    }

    long number(String name) {
        return or(StrictJson.unsigned(line, name), name, 0L);
    }

    boolean flag(String name) {
        JsonNode flag = line.path(name);
        return or(flag.isBoolean() ? Optional.of(flag.booleanValue()) : Optional.empty(), name, false);
    }

    int version(String name) {
        return or(
                StrictJson.unsigned(line, name)
                        .filter(version -> version >= 1 && version <= Integer.MAX_VALUE)
                        .map(Long::intValue),
                name,
                1);
    }

    byte[] base64Url(String name) {
        return or(StrictJson.text(line, name).flatMap(Base64Url::decode), name, new byte[0]);
    }

    byte[] base64(String name) {
        try {
            return Base64.getDecoder().decode(text(name));
        } catch (IllegalArgumentException e) {
            refuse(name);
            return new byte[0];
        }
    }

    Sha256Digest hash(String name) {
        return or(StrictJson.text(line, name).flatMap(Sha256Digest::parseHex), name, Sha256Digest.hash(new byte[0]));
    }

    Status status(String name) {
        return or(StrictJson.text(line, name).flatMap(StatusWords::parse), name, Status.INVALID);
    }

    UUID uuid(String name) {
        String text = text(name);
        try {
            UUID uuid = UUID.fromString(text);
            if (uuid.toString().equals(text)) {
                return uuid;
            }
        } catch (IllegalArgumentException e) {
            refuse(name);
        }
        refuse(name);
        return new UUID(0, 0);
    }

    Instant instant(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException e) {
            refuse(name);
            return Instant.EPOCH;
        }
    }

    Optional<Instant> optionalInstant(String name) {
        return has(name) ? Optional.of(instant(name)) : Optional.empty();
    }
}
