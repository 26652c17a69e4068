package org.govchain.consortium;

import java.util.Optional;
import java.util.Set;

/** Reads who the validators of a block are from its extra data, for those who trust the node that they have it from. */
public final class ValidatorsInHeader {

    private ValidatorsInHeader() {}

    /**
     * The validators.
     *
     * @param extraData of a block's header: RLP [vanity, validators, vote, round, seals]
     * @return empty for a block of any other kind of chain
     */
    public static Optional<Set<Address>> of(byte[] extraData) {
        return SealExtraData.parse(extraData)
                .map(SealExtraData::validators)
                .filter(validators -> !validators.isEmpty())
                .map(Set::copyOf);
    }
}
