package org.govchain.cli;

import java.util.Locale;
import java.util.stream.Stream;

/** The two languages in which reasons are told. */
enum Language {
    DE(Locale.GERMAN),
    EN(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    boolean german() {
        return this == DE;
    }

    /** German when the user's locale is German (POSIX order: LC_ALL, LC_MESSAGES, LANG), else English. */
    static Language of(Context context) {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .flatMap(name -> context.variable(name).stream())
                .findFirst()
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("de"))
                .map(german -> DE)
                .orElse(EN);
    }
}
