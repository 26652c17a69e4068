package org.govchain.types;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a second person must approve a document before it is sealed; later constants are stricter. */
public enum ApprovalRule {
    NONE,
    FOUR_EYES;

    /** The word in type files, such as {@code four-eyes}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether this asks for less than the other. */
    public boolean isLowerThan(ApprovalRule other) {
        return compareTo(other) < 0;
    }

    static Optional<ApprovalRule> ofWord(String word) {
        return Arrays.stream(values()).filter(rule -> rule.word().equals(word)).findFirst();
    }
}
