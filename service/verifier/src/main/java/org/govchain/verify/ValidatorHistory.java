package org.govchain.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.govchain.consortium.Address;
import org.govchain.consortium.KnownValidators;

/** Validator sets, ready to be asked; each counts only for its range of heights. */
public final class ValidatorHistory {

    private record Range(ValidatorSet set, KnownValidators validators) {}

    private final List<Range> ranges = new ArrayList<>();

    /** Takes sets in the order of their heights, the last in office, as {@link ValidatorSet} and the policy have them. */
    public ValidatorHistory(List<ValidatorSet> sets) {
        Set<Address> ever = new HashSet<>();
        sets.forEach(set -> ever.addAll(addresses(set)));
        for (ValidatorSet set : sets) {
            ranges.add(new Range(set, new KnownValidators(addresses(set), addresses(sets.getLast()), ever)));
        }
    }

    /** Who may have sealed the block at this height; empty when no set covers it. */
    public Optional<KnownValidators> at(long height) {
        return ranges.stream()
                .filter(range -> range.set().covers(height))
                .map(Range::validators)
                .findFirst();
    }

    /** What makes these sets unfit for a policy; empty when nothing does. */
    static Optional<String> problem(List<ValidatorSet> sets) {
        long next = 0;
        for (int i = 0; i < sets.size(); i++) {
            ValidatorSet set = sets.get(i);
            boolean last = i == sets.size() - 1;
            if (set.fromBlock() < next || set.toBlock().isPresent() == last) {
                return Optional.of("validatorSets are not in the order of their heights, the last without end");
            }
            if (set.toBlock().filter(to -> to < set.fromBlock()).isPresent()) {
                return Optional.of("validatorSets has one that ends before it begins");
            }
            if (!set.isWellFormed()) {
                return Optional.of("validatorSets has one whose validators are not distinct addresses");
            }
            next = set.toBlock().map(to -> to + 1).orElse(Long.MAX_VALUE);
        }
        return Optional.empty();
    }

    private static Set<Address> addresses(ValidatorSet set) {
        return set.validators().stream().map(Address::new).collect(Collectors.toSet());
    }
}
