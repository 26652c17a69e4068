package org.govchain.service.issuance;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;

/**
 * When documents of a type end.
 *
 * @param end whether a last day is optional, required, or follows from the law
 * @param after for {@link End#LAPSES}: how long after the first day
 */
record ValidityRule(End end, @Nullable Period after) {

    /** Who decides on the last day. */
    enum End {
        OPTIONAL,
        REQUIRED,
        LAPSES
    }

    ValidityRule {
        if ((end == End.LAPSES) != (after != null)) {
            throw new IllegalArgumentException("validity: \"after\" belongs to \"lapses\" and only there");
        }
    }

    /** The first and last day of a document's validity, both in the authority's local time. */
    record Days(LocalDate from, Optional<LocalDate> until) {}

    /** What came of the days that were asked for. */
    sealed interface Result {
        record Fixed(Days days) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    /** The days that hold for a document issued today. */
    Result apply(LocalDate today, @Nullable LocalDate from, @Nullable LocalDate until) {
        LocalDate first = from == null ? today : from;
        if (until != null && until.isBefore(first)) {
            return refused("validUntil is before validFrom");
        }
        if (until != null && until.isBefore(today)) {
            return refused("validUntil has passed");
        }
        if (end == End.REQUIRED && until == null) {
            return refused("this type needs validUntil");
        }
        if (after == null) {
            return new Result.Fixed(new Days(first, Optional.ofNullable(until)));
        }
        LocalDate lapse = first.plus(after);
        if (until != null && until.isAfter(lapse)) {
            return refused("validUntil is after the day on which documents of this type lapse");
        }
        return new Result.Fixed(new Days(first, Optional.of(until == null ? lapse : until)));
    }

    private static Result refused(String detail) {
        return new Result.Refused(Refusal.of(RefusalCode.VALIDITY_INVALID, detail));
    }
}
