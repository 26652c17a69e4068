package org.govchain.types;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The members of one object of a type file. What is wrong is noted and something empty stands in its place, so that the rest is read as
 * well; a file with mistakes gives no type, so nobody meets the stand-in.
 */
final class Members {

    private static final int LONGEST_TEXT = 4_000;

    private final JsonNode object;
    private final String path;
    private final Mistakes mistakes;
    private final Set<String> asked = new LinkedHashSet<>();

    private Members(JsonNode object, String path, Mistakes mistakes) {
        this.object = object;
        this.path = path;
        this.mistakes = mistakes;
    }

    /** Notes a value that is no object. */
    static Members of(JsonNode value, String path, Mistakes mistakes) {
        if (!value.isObject()) {
            mistakes.note(
                    path, value, "an object {…}", "write its members in braces; docs/credential-types.md lists them");
        }
        return new Members(value, path, mistakes);
    }

    Mistakes mistakes() {
        return mistakes;
    }

    String path(String name) {
        return Mistakes.member(path, name);
    }

    /** The member as it stands; missing when it is absent. */
    JsonNode value(String name) {
        asked.add(name);
        return object.isObject() ? object.path(name) : MissingNode.getInstance();
    }

    boolean has(String name) {
        return !value(name).isMissingNode();
    }

    /** A text with at least one character. */
    String text(String name, String expected) {
        JsonNode value = value(name);
        if (isText(value)) {
            return value.stringValue();
        }
        note(name, expected);
        return "";
    }

    Optional<String> optionalText(String name, String expected) {
        return has(name) ? Optional.of(text(name, expected)) : Optional.empty();
    }

    /** A text of a certain form. */
    String text(String name, Pattern form, String expected) {
        String text = text(name, expected);
        if (!text.isEmpty() && !form.matcher(text).matches()) {
            note(name, expected);
        }
        return text;
    }

    int number(String name, int least, int most) {
        JsonNode value = value(name);
        if (value.isIntegralNumber()
                && value.canConvertToInt()
                && value.intValue() >= least
                && value.intValue() <= most) {
            return value.intValue();
        }
        note(name, "a whole number from " + least + " to " + most);
        return least;
    }

    Label label(String name) {
        JsonNode value = value(name);
        if (value.isMissingNode()) {
            note(name, "the same words in German and English, {\"de\": \"…\", \"en\": \"…\"}");
            return new Label("", "");
        }
        return label(value, path(name), mistakes);
    }

    Optional<Label> optionalLabel(String name) {
        return has(name) ? Optional.of(label(name)) : Optional.empty();
    }

    static Label label(JsonNode value, String path, Mistakes mistakes) {
        Members members = of(value, path, mistakes);
        Label label = new Label(members.text("de", "the words in German"), members.text("en", "the words in English"));
        members.end();
        return label;
    }

    Members object(String name) {
        return of(value(name), path(name), mistakes);
    }

    /** Each element of a list, read with its own path; an absent list is noted. */
    <T> List<T> list(String name, BiFunction<JsonNode, String, T> element) {
        JsonNode value = value(name);
        List<T> list = new ArrayList<>();
        if (!value.isArray()) {
            note(name, "a list […]");
            return list;
        }
        for (JsonNode item : value) {
            list.add(element.apply(item, Mistakes.element(path(name), list.size())));
        }
        return list;
    }

    <T> List<T> optionalList(String name, BiFunction<JsonNode, String, T> element) {
        return has(name) ? list(name, element) : List.of();
    }

    /** The names of claims and what belongs to each. */
    <T> Map<String, T> optionalMap(String name, BiFunction<JsonNode, String, T> element) {
        Map<String, T> map = new LinkedHashMap<>();
        if (has(name)) {
            JsonNode value = value(name);
            if (!value.isObject()) {
                note(name, "an object {…}");
            }
            value.properties()
                    .forEach(entry -> map.put(
                            entry.getKey(),
                            element.apply(entry.getValue(), Mistakes.member(path(name), entry.getKey()))));
        }
        return map;
    }

    /** Notes the members that nobody asked for: a misspelt one would otherwise be left out without a word. */
    void end() {
        for (String name : object.isObject() ? object.propertyNames() : List.<String>of()) {
            if (!asked.contains(name)) {
                mistakes.note(
                        path(name),
                        "a member that means nothing here",
                        "only " + String.join(", ", asked),
                        Spelling.nearest(name, asked)
                                .map(near -> "did you mean \"" + near + "\"?")
                                .orElse("leave it out"));
            }
        }
    }

    /** Notes that the member is not what it should be. */
    void note(String name, String expected) {
        JsonNode value = value(name);
        mistakes.note(path(name), value, expected, value.isMissingNode() ? "add the member" : "write it as expected");
    }

    static boolean isText(JsonNode value) {
        return value.isString()
                && !value.stringValue().isBlank()
                && value.stringValue().length() <= LONGEST_TEXT;
    }
}
