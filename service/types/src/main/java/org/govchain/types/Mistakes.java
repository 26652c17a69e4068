package org.govchain.types;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What was found wrong so far; reading goes on, so that one run names everything. */
final class Mistakes {

    /** Nobody mends more at a time, and a file that is something else altogether would fill pages. */
    private static final int MOST = 100;

    private static final int LONGEST_QUOTE = 60;
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_$-]+");

    private final List<Mistake> noted = new ArrayList<>();

    void note(String member, String found, String expected, String remedy) {
        Mistake mistake = new Mistake(member, found, expected, remedy);
        if (noted.size() < MOST && !noted.contains(mistake)) {
            noted.add(mistake);
        }
    }

    /** Something that is not what it should be. */
    void note(String member, JsonNode found, String expected, String remedy) {
        note(member, describe(found), expected, remedy);
    }

    List<Mistake> all() {
        return List.copyOf(noted);
    }

    static String member(String path, String name) {
        if (!PLAIN_NAME.matcher(name).matches()) {
            return path + "[" + quote(name) + "]";
        }
        return path.isEmpty() ? name : path + "." + name;
    }

    static String element(String path, int index) {
        return path + "[" + index + "]";
    }

    /** A value as a sentence can name it; never longer than a line. */
    static String describe(JsonNode value) {
        return switch (value.getNodeType()) {
            case MISSING -> "nothing";
            case OBJECT -> "an object {…}";
            case ARRAY -> "a list […] of " + value.size();
            case STRING -> "the text " + quote(value.stringValue());
            case NUMBER -> "the number " + value;
            default -> "the word " + value;
        };
    }

    static String quote(String text) {
        String line = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
        return "\"" + line.replaceAll("\\p{Cntrl}", "·") + "\"";
    }
}
