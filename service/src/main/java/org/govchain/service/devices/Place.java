package org.govchain.service.devices;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Where something is, in words that are published.
 *
 * @param exact somebody decided that it may say more than about which square kilometre
 */
record Place(String text, boolean exact) {

    /** 0.001° are 111 m, 0.01° are 1.1 km. */
    private static final Pattern DECIMAL_DEGREES = Pattern.compile("\\d{1,3}[.,]\\d{3,}");

    /** A minute of latitude is 1.9 km: seconds, or parts of a minute, are finer. */
    private static final Pattern PARTS_OF_MINUTES = Pattern.compile("°\\s*\\d{1,2}(?:[.,]\\d|\\s*['′’]\\s*\\d)");

    /** Eight digits before the + are 275 m, and any behind it are finer; zeros in front of it make a code coarse. */
    private static final Pattern PLUS_CODE = Pattern.compile(
            "(?i)\\b[23456789CFGHJMPQRVWX]{8}\\+|\\b[23456789CFGHJMPQRVWX]{4,6}\\+[23456789CFGHJMPQRVWX]{2}");

    /** Military grid: three digits each are 100 m, two are 1 km. */
    private static final Pattern GRID =
            Pattern.compile("(?i)\\b\\d{1,2}[C-HJ-NP-X]\\s?[A-HJ-NP-Z]{2}\\s?(?:\\d{6,}|\\d{3,}\\s\\d{3,})");

    private static final List<Pattern> FINER = List.of(DECIMAL_DEGREES, PARTS_OF_MINUTES, PLUS_CODE, GRID);

    /** Whether it says so in coordinates; a street with a number is words, and words are the operator's decision. */
    static boolean isFinerThanAKilometre(String text) {
        return FINER.stream().anyMatch(form -> form.matcher(text).find());
    }
}
