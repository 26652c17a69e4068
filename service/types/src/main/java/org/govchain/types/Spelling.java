package org.govchain.types;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Which of the words somebody may have meant. */
final class Spelling {

    private static final int MOST_SLIPS = 2;
    private static final int LONGEST_WORD = 40;

    private Spelling() {}

    static Optional<String> nearest(String word, Collection<String> words) {
        String nearest = null;
        int fewest = MOST_SLIPS + 1;
        for (String candidate : words) {
            int slips = slips(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (slips < fewest) {
                nearest = candidate;
                fewest = slips;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Levenshtein's distance. */
    private static int slips(String one, String other) {
        if (one.length() > LONGEST_WORD || other.length() > LONGEST_WORD) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
