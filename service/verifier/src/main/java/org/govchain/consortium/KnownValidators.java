package org.govchain.consortium;

import java.util.Collection;
import java.util.Set;

/**
 * Who may have sealed a block, by the verifier's own knowledge.
 *
 * @param atHeight the validators at the block's height
 * @param inOffice the validators as far as the knowledge reaches; the same for a recent block
 * @param ever everybody who is known to be or to have been one
 */
public record KnownValidators(Set<Address> atHeight, Set<Address> inOffice, Set<Address> ever) {

    /** Copies the sets; throws {@link IllegalArgumentException} when nobody could seal. */
    public KnownValidators {
        atHeight = Set.copyOf(atHeight);
        inOffice = Set.copyOf(inOffice);
        ever = Set.copyOf(ever);
        if (atHeight.isEmpty() || inOffice.isEmpty()) {
            throw new IllegalArgumentException("without validators nobody can seal");
        }
    }

    /** Validators that never changed. */
    public static KnownValidators always(Set<Address> validators) {
        return new KnownValidators(validators, validators, validators);
    }

    /** How many distinct validators must have sealed: two thirds, rounded up. */
    int quorum() {
        return (2 * atHeight.size() + 2) / 3;
    }

    /** Whether more than a third of these are among the sealers: then one of them at least is honest, as QBFT assumes. */
    static boolean vouch(Set<Address> validators, Collection<Address> sealers) {
        return 3 * validators.stream().filter(sealers::contains).count() > validators.size();
    }
}
