package org.govchain.types;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When documents of a type end.
 *
 * @param end whether a last day is optional, required, or follows from the law
 * @param after for {@link End#LAPSES}: how long after the first day
 */
public record ValidityRule(End end, @Nullable Period after) {

    /** Who decides on the last day. */
    public enum End {
        OPTIONAL,
        REQUIRED,
        LAPSES
    }

    public ValidityRule {
        if ((end == End.LAPSES) != (after != null)) {
            throw new IllegalArgumentException("\"after\" belongs to \"lapses\" and only there");
        }
    }

    /** The first and last day of a document's validity, both in the authority's local time. */
    public record Days(LocalDate from, Optional<LocalDate> until) {}

    /** What came of the days that were asked for. */
    public sealed interface Result {
        record Fixed(Days days) implements Result {}

        /** Which rule they break, in one sentence. */
        record Refused(String detail) implements Result {}
    }

    /** The days that hold for a document issued today. */
    public Result apply(LocalDate today, @Nullable LocalDate from, @Nullable LocalDate until) {
        LocalDate first = from == null ? today : from;
        if (until != null && until.isBefore(first)) {
            return new Result.Refused("validUntil is before validFrom");
        }
        if (until != null && until.isBefore(today)) {
            return new Result.Refused("validUntil has passed");
        }
        if (end == End.REQUIRED && until == null) {
            return new Result.Refused("this type needs validUntil");
        }
        if (after == null) {
            return new Result.Fixed(new Days(first, Optional.ofNullable(until)));
        }
        LocalDate lapse = first.plus(after);
        if (until != null && until.isAfter(lapse)) {
            return new Result.Refused("validUntil is after the day on which documents of this type lapse");
        }
        return new Result.Fixed(new Days(first, Optional.of(until == null ? lapse : until)));
    }
}
