package org.govchain.verify;

import java.util.List;
import java.util.Optional;
import org.govchain.jose.JsonText;

/**
 * Who seals blocks in a range of heights.
 *
 * @param fromBlock first height
 * @param toBlock last height, absent while the set is in office
 * @param validators addresses, 0x and 40 lower-case hexadecimal digits
 */
public record ValidatorSet(long fromBlock, Optional<Long> toBlock, List<String> validators) {

    /** Copies the list. */
    public ValidatorSet {
        validators = List.copyOf(validators);
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
