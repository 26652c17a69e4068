package org.govchain.service.search;

import java.time.LocalDate;
import java.util.Optional;
import org.govchain.status.Status;

/**
 * What somebody looks for; what is absent does not matter.
 *
 * @param words words or beginnings of words, all of which must be there
 * @param type a type's name
 * @param expired whether the last day of validity has passed
 * @param anchored whether the chain has it
 * @param from first day of issue
 * @param until last day of issue
 * @param validOn a day within the validity
 */
record SearchFilter(
        Optional<String> words,
        Optional<String> type,
        Optional<Status> status,
        Optional<Boolean> expired,
        Optional<Boolean> anchored,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Optional<LocalDate> validOn) {

    /** Never the words: they are parts of claims. */
    @Override
    public String toString() {
        return "SearchFilter";
    }
}
