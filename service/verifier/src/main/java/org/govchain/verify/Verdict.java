package org.govchain.verify;

import java.util.Collection;

/** What all checks together say. */
public enum Verdict {
    /** No check failed and every required one passed. */
    VALID,
    /** At least one check failed. */
    INVALID,
    /** No check failed, but a required one has no answer. */
    INDETERMINATE;

    /** The verdict over results, each with whether it was required. */
    public static Verdict of(Collection<CheckResult> results) {
        if (results.stream().anyMatch(result -> result.outcome() instanceof Outcome.Failed)) {
            return INVALID;
        }
        boolean open = results.stream()
                .anyMatch(result -> result.required() && result.outcome() instanceof Outcome.Undetermined);
        return open ? INDETERMINATE : VALID;
    }
}
