package org.govchain.service.search;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words as people look for them: without case and accents, umlauts in both spellings (Müller is found as mueller and as muller), by
 * their beginnings from three characters on.
 */
final class Words {

    static final int SHORTEST_PREFIX = 3;
    /** Longer words are told apart by this many characters only. */
    static final int LONGEST_PREFIX = 16;

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Words() {}

    /** What a text is found by. */
    static Set<String> terms(String text) {
        Set<String> terms = new LinkedHashSet<>();
        for (String spelling : new LinkedHashSet<>(List.of(expanded(text), stripped(text)))) {
            for (String word : BETWEEN.split(spelling, -1)) {
                if (word.length() < SHORTEST_PREFIX) {
                    terms.add(word);
                }
                for (int end = SHORTEST_PREFIX; end <= Math.min(word.length(), LONGEST_PREFIX); end++) {
                    terms.add(word.substring(0, end));
                }
            }
        }
        terms.remove("");
        return terms;
    }

    /** What somebody looks for: each word or beginning of a word must be there. */
    static Set<String> wanted(String query) {
        Set<String> terms = new LinkedHashSet<>();
        for (String word : BETWEEN.split(expanded(query), -1)) {
            terms.add(word.substring(0, Math.min(word.length(), LONGEST_PREFIX)));
        }
        terms.remove("");
        return terms;
    }

    private static String expanded(String text) {
        return stripped(lower(text).replace("ä", "ae").replace("ö", "oe").replace("ü", "ue"));
    }

    private static String stripped(String text) {
        return MARKS.matcher(Normalizer.normalize(lower(text), Normalizer.Form.NFKD))
                .replaceAll("");
    }

    private static String lower(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss");
    }
}
