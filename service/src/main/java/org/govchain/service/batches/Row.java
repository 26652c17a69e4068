package org.govchain.service.batches;

import java.util.List;
import java.util.Optional;
import org.govchain.service.issuance.BulkIssuing;

/**
 * A row as it was read: something to issue, or what is wrong with it.
 *
 * @param number counted from 1, the header not counted
 * @param line of the file in which it begins
 * @param key the authority's own key of the row
 * @param wanted present exactly when there is no fault
 */
record Row(int number, long line, Optional<String> key, Optional<BulkIssuing.Wanted> wanted, List<Fault> faults) {

    Row {
        faults = List.copyOf(faults);
        if (wanted.isPresent() != faults.isEmpty()) {
            throw new IllegalArgumentException("a row is sound or faulty");
        }
    }

    static Row faulty(int number, long line, String reason) {
        return new Row(number, line, Optional.empty(), Optional.empty(), List.of(new Fault(number, line, "", reason)));
    }

    /** Never the claims. */
    @Override
    public String toString() {
        return "Row[" + number + "]";
    }
}
