package org.govchain.consortium;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether those who sealed a header are those who had to. A refusal says that they are not; a doubt, which counts only when nothing
 * else is wrong, that the verifier's knowledge does not reach far enough to say so.
 */
final class CommitSeals {

    private final BlockHeader header;
    private final KnownValidators known;
    private final boolean asKnown;
    private final boolean tooMany;
    private final List<Address> sealers;

    CommitSeals(BlockHeader header, KnownValidators known) {
        this.header = header;
        this.known = known;
        List<Address> named = header.validators();
        asKnown = named.size() == known.atHeight().size() && Set.copyOf(named).equals(known.atHeight());
        // More seals than validators cannot be distinct: no more signatures are computed than there are members, or,
        // where they may have
        // changed, twice as many.
        tooMany = header.seals().size()
                > (asKnown ? named.size() : 2 * known.atHeight().size());
        sealers = tooMany ? List.of() : sealers(header);
    }

    /** Why the header is not sealed by the consortium; empty when it is, or when there is only a doubt. */
    Optional<SealRefusal> refusal() {
        if (!asKnown) {
            return mayHaveChanged() ? Optional.empty() : Optional.of(otherValidators());
        }
        if (tooMany) {
            return Optional.of(SealRefusal.COMMIT_SEAL_REPEATED);
        }
        if (sealers.size() < header.seals().size()) {
            return Optional.of(SealRefusal.COMMIT_SEAL_WRONG);
        }
        return strangers().or(this::tooFew);
    }

    /** Why a header that was not refused does not count for this verifier; empty when it does. */
    Optional<SealRefusal> doubt() {
        if (!asKnown) {
            return Optional.of(SealRefusal.VALIDATORS_CHANGED);
        }
        return KnownValidators.vouch(known.inOffice(), sealers)
                ? Optional.empty()
                : Optional.of(SealRefusal.VALIDATORS_LEFT);
    }

    /** Validators are voted in and out, and a policy may be older than that; a header of one's own making lacks the known seals. */
    private boolean mayHaveChanged() {
        return KnownValidators.vouch(known.atHeight(), sealers);
    }

    private SealRefusal otherValidators() {
        List<Address> named = header.validators();
        return !named.isEmpty() && known.ever().containsAll(named)
                ? SealRefusal.VALIDATORS_FORMER
                : SealRefusal.VALIDATORS_FOREIGN;
    }

    private Optional<SealRefusal> strangers() {
        if (!sealers.isEmpty() && sealers.stream().noneMatch(known.ever()::contains)) {
            return Optional.of(SealRefusal.HEADER_UNSEALED);
        }
        if (!known.ever().containsAll(sealers)) {
            return Optional.of(SealRefusal.COMMIT_SEAL_FOREIGN);
        }
        return known.atHeight().containsAll(sealers) ? Optional.empty() : Optional.of(SealRefusal.COMMIT_SEAL_FORMER);
    }

    private Optional<SealRefusal> tooFew() {
        int distinct = Set.copyOf(sealers).size();
        if (distinct < sealers.size()) {
            return Optional.of(SealRefusal.COMMIT_SEAL_REPEATED);
        }
        return distinct < known.quorum() ? Optional.of(SealRefusal.QUORUM_MISSED) : Optional.empty();
    }

    private static List<Address> sealers(BlockHeader header) {
        byte[] digest = header.commitDigest();
        return header.seals().stream()
                .map(seal -> CommitSeal.signer(seal, digest))
                .flatMap(Optional::stream)
                .toList();
    }
}
