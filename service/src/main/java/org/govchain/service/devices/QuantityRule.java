package org.govchain.service.devices;

import java.util.OptionalDouble;

/**
 * What a device's readings may say of a quantity.
 *
 * @param unit UCUM code, case-sensitive; readings in another unit are refused, not converted
 * @param lowest smallest number that is taken, itself included
 * @param highest largest number that is taken, itself included
 */
public record QuantityRule(String unit, OptionalDouble lowest, OptionalDouble highest) {

    /** Throws {@link IllegalArgumentException} for a range without numbers in it. */
    public QuantityRule {
        if (lowest.isPresent() && highest.isPresent() && lowest.getAsDouble() > highest.getAsDouble()) {
            throw new IllegalArgumentException("the lowest value is above the highest");
        }
    }
}
