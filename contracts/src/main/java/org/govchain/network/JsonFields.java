package org.govchain.network;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The fields of one object in a description; what is missing, of another type or unknown is refused by name. */
final class JsonFields {

    private final JsonNode object;
    private final String what;

    JsonFields(JsonNode object, String what, Set<String> known) {
        this.object = object;
        this.what = what;
        if (!object.isObject()) {
            throw new IllegalArgumentException(what + " is not a JSON object");
        }
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(what + " has a field that is not known: \"" + name + "\"");
            }
        }
    }

    boolean has(String name) {
        return object.has(name);
    }

    long number(String name) {
        JsonNode value = required(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(what + ": \"" + name + "\" is not a whole number");
        }
        return value.longValue();
    }

    int port(String name) {
        long port = number(name);
        // Any number that is no port; Member refuses it with the member's name.
        return port == (int) port ? (int) port : 0;
    }

    String text(String name) {
        JsonNode value = required(name);
        if (!value.isString()) {
            throw new IllegalArgumentException(what + ": \"" + name + "\" is not a text");
        }
        return value.stringValue();
    }

    JsonNode array(String name) {
        JsonNode value = required(name);
        if (!value.isArray()) {
            throw new IllegalArgumentException(what + ": \"" + name + "\" is not a list");
        }
        return value;
    }

    JsonNode object(String name) {
        JsonNode value = required(name);
        if (!value.isObject()) {
            throw new IllegalArgumentException(what + ": \"" + name + "\" is not an object");
        }
        return value;
    }

    private JsonNode required(String name) {
        JsonNode value = object.get(name);
        if (value == null) {
            throw new IllegalArgumentException(what + " does not say \"" + name + "\"");
        }
        return value;
    }
}
