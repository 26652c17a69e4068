package org.govchain.service.issuance;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.govchain.jose.Base64Url;
import org.govchain.jose.StrictJson;
import org.govchain.merkle.Sha256Digest;
import org.govchain.status.Status;
import tools.jackson.databind.node.ObjectNode;

/** Reads the members of a line of an export; what is missing or of another form is named, once, and never repeated. */
final class LineMembers {

    /** What a line lacks. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String member) {
            super("\"" + member + "\" is missing or of another form");
        }

        /** For people; holds the member's name only. */
        String detail() {
            return String.valueOf(getMessage());
        }
    }

    private final ObjectNode line;

    LineMembers(ObjectNode line) {
        this.line = line;
    }

    ObjectNode object(String name) throws Malformed {
        if (line.get(name) instanceof ObjectNode object) {
            return object;
        }
        throw new Malformed(name);
    }

    boolean has(String name) {
        return line.has(name);
    }

    String text(String name) throws Malformed {
        return StrictJson.text(line, name).orElseThrow(() -> new Malformed(name));
    }

    long number(String name) throws Malformed {
        return StrictJson.unsigned(line, name).orElseThrow(() -> new Malformed(name));
    }

    boolean flag(String name) throws Malformed {
        if (line.path(name).isBoolean()) {
            return line.path(name).booleanValue();
        }
        throw new Malformed(name);
    }

    int version(String name) throws Malformed {
        long version = number(name);
        if (version < 1 || version > Integer.MAX_VALUE) {
            throw new Malformed(name);
        }
        return (int) version;
    }

    byte[] bytes(String name) throws Malformed {
        return Base64Url.decode(text(name)).orElseThrow(() -> new Malformed(name));
    }

    Sha256Digest hash(String name) throws Malformed {
        return Sha256Digest.parseHex(text(name)).orElseThrow(() -> new Malformed(name));
    }

    Status status(String name) throws Malformed {
        return StatusWords.parse(text(name)).orElseThrow(() -> new Malformed(name));
    }

    UUID uuid(String name) throws Malformed {
        String text = text(name);
        try {
            UUID uuid = UUID.fromString(text);
            if (uuid.toString().equals(text)) {
                return uuid;
            }
        } catch (IllegalArgumentException e) {
            throw malformed(name, e);
        }
        throw new Malformed(name);
    }

    Instant instant(String name) throws Malformed {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException e) {
            throw malformed(name, e);
        }
    }

    Optional<Instant> optionalInstant(String name) throws Malformed {
        return has(name) ? Optional.of(instant(name)) : Optional.empty();
    }

    private static Malformed malformed(String name, RuntimeException cause) {
        Malformed malformed = new Malformed(name);
        malformed.addSuppressed(cause);
        return malformed;
    }
}
