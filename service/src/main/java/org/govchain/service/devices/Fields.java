package org.govchain.service.devices;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.stream.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the members of a request and collects a sentence for each that is wrong. */
final class Fields {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final ObjectNode object;
    private final List<String> wrong = new ArrayList<>();

    /** @param known names of members; any other is wrong, so that a misspelt one is not taken for absent */
    Fields(ObjectNode object, Set<String> known) {
        this.object = object;
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                wrong("/" + name, "is not a member; members are " + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    boolean has(String name) {
        JsonNode value = object.get(name);
        return value != null && !value.isNull();
    }

    JsonNode get(String name) {
        return object.path(name);
    }

    /** A text without control characters; the empty one when it is wrong or absent. */
    String text(String name, int most) {
        JsonNode value = object.path(name);
        String text = value.isString() ? value.stringValue() : "";
        if (text.isBlank() || text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
            wrong("/" + name, "is a text of 1 to " + most + " characters");
            return "";
        }
        if (!Texts.isOne(text)) { // it becomes part of payloads
            wrong("/" + name, "is a text of at most 256 bytes in UTF-8");
            return "";
        }
        return text.strip();
    }

    Optional<String> optionalText(String name, int most) {
        return has(name) ? Optional.of(text(name, most)) : Optional.empty();
    }

    boolean flag(String name) {
        JsonNode value = object.path(name);
        if (has(name) && !value.isBoolean()) {
            wrong("/" + name, "is true or false");
        }
        return value.isBoolean() && value.booleanValue();
    }

    Optional<Integer> seconds(String name, int least, int most) {
        return whole(name, "seconds", least, most);
    }

    Optional<Integer> days(String name, int least, int most) {
        return whole(name, "days", least, most);
    }

    private Optional<Integer> whole(String name, String unit, int least, int most) {
        if (!has(name)) {
            return Optional.empty();
        }
        JsonNode value = object.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || !isIn(value.intValue(), least, most)) {
            wrong("/" + name, "is a number of " + unit + ", " + least + " to " + most);
            return Optional.empty();
        }
        return Optional.of(value.intValue());
    }

    Optional<UUID> id(String name) {
        String text = object.path(name).asString("");
        if (!has(name)) {
            return Optional.empty();
        }
        if (!UUID_FORM.matcher(text).matches()) {
            wrong("/" + name, "is an id, as the answer to a POST has it");
            return Optional.empty();
        }
        return Optional.of(UUID.fromString(text));
    }

    void wrong(String pointer, String rule) {
        wrong.add(pointer + ": " + rule);
    }

    /** A number that a double can say; nothing, and a complaint, for anything else. */
    Optional<Double> number(String pointer, JsonNode value) {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            wrong(pointer, "is a number");
            return Optional.empty();
        }
        return Optional.of(value.doubleValue());
    }

    /** A value that was read from these members, or all that is wrong with them. */
    <T> Judged<T> judge(String what, Supplier<T> value) {
        if (wrong.isEmpty()) {
            return Judged.done(value.get());
        }
        String detail = wrong.size() == 1 ? wrong.getFirst() : what + " has " + wrong.size() + " mistakes";
        return new Judged.Refused<>(new Refusal(RefusalCode.MALFORMED_REQUEST, detail, wrong));
    }

    private static boolean isIn(int value, int least, int most) {
        return value >= least && value <= most;
    }
}
