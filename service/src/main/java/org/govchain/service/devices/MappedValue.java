package org.govchain.service.devices;

import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.core.JsonPointer;

/**
 * Where a quantity stands in what a decoder made of a payload.
 *
 * @param from place in the decoded object (RFC 6901)
 * @param unit UCUM code of what results; where there is none, that of the register is meant
 * @param scale times the number there
 * @param offset plus that
 */
public record MappedValue(JsonPointer from, Optional<String> unit, BigDecimal scale, BigDecimal offset) {

    /** What stands under the quantity's own name, as it is. */
    public static MappedValue ofName(String quantity) {
        return new MappedValue(
                JsonPointer.empty().appendProperty(quantity), Optional.empty(), BigDecimal.ONE, BigDecimal.ZERO);
    }

    /** Whether numbers stay what they are. */
    public boolean isPlain() {
        return scale.compareTo(BigDecimal.ONE) == 0 && offset.signum() == 0;
    }
}
