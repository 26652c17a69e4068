package org.govchain.verify;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.govchain.jose.JsonText;

/**
 * Who seals blocks in a range of heights.
 *
 * @param fromBlock first height
 * @param toBlock last height, absent while the set is in office
 * @param validators addresses, 0x and 40 lower-case hexadecimal digits; at most 128, none twice
 */
public record ValidatorSet(long fromBlock, Optional<Long> toBlock, List<String> validators) {

    /** Copies the list. */
    public ValidatorSet {
        validators = List.copyOf(validators);
    }

    private static final int MOST = 128;

    private static final Predicate<String> ADDRESS =
            Pattern.compile("0x[0-9a-f]{40}").asMatchPredicate();

    boolean covers(long height) {
        return height >= fromBlock && toBlock.map(to -> height <= to).orElse(true);
    }

    boolean isWellFormed() {
        return !validators.isEmpty()
                && validators.size() <= MOST
                && validators.stream().allMatch(ADDRESS)
                && validators.stream().distinct().count() == validators.size();
    }

    static ValidatorSet read(Members members) {
        return new ValidatorSet(
                members.number("fromBlock"), members.optionalNumber("toBlock"), members.textList("validators"));
    }

    void write(JsonText json) {
        json.raw("{").member("fromBlock", fromBlock);
        toBlock.ifPresent(last -> json.raw(",").member("toBlock", last));
        json.raw(",\"validators\":").value(validators).raw("}");
    }
}
