package org.govchain.verify;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.govchain.consortium.Address;
import org.govchain.consortium.ConsortiumSeal.Judgement;
import org.govchain.consortium.KnownValidators;
import org.govchain.consortium.SealExpectation;
import org.govchain.consortium.SealRefusal;
import org.govchain.consortium.SealedStatusVersion;
import org.govchain.merkle.Sha256Digest;
import org.govchain.status.StatusList;
import org.govchain.status.StatusListToken;
import org.govchain.verify.PastStatus.Proof;

/** Finds the version of a status list that was in force (docs/spec/history.md, steps 2 to 7). */
final class PastVersionCheck {

    private final Dossier dossier;
    private final Sha256Digest list;
    private final Optional<StatusHistory> history;
    private final Optional<StatusListToken> token;
    private final VerifierCache cache;

    /**
     * @param list SHA-256 of the list's URI
     * @param history what is told about this list
     * @param token the list at hand, rightly signed
     */
    PastVersionCheck(
            Dossier dossier,
            Sha256Digest list,
            Optional<StatusHistory> history,
            Optional<StatusListToken> token,
            VerifierCache cache) {
        this.dossier = dossier;
        this.list = list;
        this.history = history;
        this.token = token;
        this.cache = cache;
    }

    PastVersion find() {
        Optional<AnchoredStatusVersion> named = dossier.trust().nodes().latestStatus();
        return named.isPresent() ? byNodes(named.get()) : bySeals();
    }

    private PastVersion byNodes(AnchoredStatusVersion named) {
        Optional<AnchoredVersion> shown = history.flatMap(StatusHistory::inForce);
        if (shown.filter(it -> it.version() == named.version()).isPresent()) {
            return bits(shown.get())
                    .map(bits -> bits.digest().equals(named.digest())
                            ? known(named, bits)
                            : new PastVersion.Wrong(HistoryReason.HISTORY_BITS_MISMATCH))
                    .orElseGet(() -> byToken(named));
        }
        return hides(named) ? new PastVersion.Wrong(HistoryReason.HISTORY_VERSION_HIDDEN) : byToken(named);
    }

    /** Whether the history says that a former version was in force until after the instant. */
    private boolean hides(AnchoredStatusVersion named) {
        boolean former = history.flatMap(StatusHistory::inForce)
                .filter(it -> it.version() < named.version())
                .isPresent();
        return former
                && history.flatMap(StatusHistory::next)
                        .filter(it -> it.version() > named.version()
                                || it.anchor().blockTime().isAfter(named.recordedAt()))
                        .isPresent();
    }

    /** A list of exactly this version will do as well: the chain vouches for its bits. */
    private PastVersion byToken(AnchoredStatusVersion named) {
        return token.filter(it ->
                        it.version() == named.version() && it.list().digest().equals(named.digest()))
                .<PastVersion>map(it -> known(named, it.list()))
                .orElse(new PastVersion.Open(HistoryReason.HISTORY_NOT_AT_HAND));
    }

    private PastVersion known(AnchoredStatusVersion named, StatusList bits) {
        Optional<Instant> until = history.flatMap(StatusHistory::next)
                .filter(it -> it.version() > named.version())
                .map(it -> it.anchor().blockTime());
        return new PastVersion.Known(bits, Proof.CHAIN, named.version(), named.recordedAt(), until);
    }

    private PastVersion bySeals() {
        Optional<AnchoredVersion> shown = history.flatMap(StatusHistory::inForce);
        Optional<StatusList> bits = shown.flatMap(this::bits);
        if (shown.isEmpty() || bits.isEmpty()) {
            return new PastVersion.Open(HistoryReason.HISTORY_NOT_AT_HAND);
        }
        if (!bits.get().digest().equals(shown.get().digest())) {
            return new PastVersion.Wrong(HistoryReason.HISTORY_BITS_MISMATCH);
        }
        return switch (sealed(shown.get())) {
            case Sealing.None(PastVersion why) -> why;
            case Sealing.At(Instant since) -> {
                PastVersion found = since.isAfter(dossier.now())
                        ? new PastVersion.Open(HistoryReason.HISTORY_NOT_AT_HAND)
                        : until(shown.get(), bits.get(), since);
                yield found instanceof PastVersion.Open(HistoryReason reason, Optional<PastVersion.Sealed> _)
                        ? new PastVersion.Open(reason, Optional.of(new PastVersion.Sealed(bits.get(), since)))
                        : found;
            }
        };
    }

    private PastVersion until(AnchoredVersion shown, StatusList bits, Instant since) {
        Optional<AnchoredVersion> next = history.flatMap(StatusHistory::next);
        if (next.isEmpty()) {
            return openEnd(shown, bits, since);
        }
        return switch (sealed(next.get())) {
            case Sealing.None(PastVersion why) -> why;
            case Sealing.At(Instant until) -> {
                if (!until.isAfter(dossier.now()) || next.get().version() <= shown.version()) {
                    yield new PastVersion.Open(HistoryReason.HISTORY_NOT_AT_HAND);
                }
                // Versions only grow, each is recorded once: there is room for a hidden one only where a number is
                // missing.
                yield next.get().version() == shown.version() + 1
                        ? new PastVersion.Known(bits, Proof.CONSORTIUM, shown.version(), since, Optional.of(until))
                        : new PastVersion.Open(HistoryReason.HISTORY_VERSION_GAP);
            }
        };
    }

    /** While there is no next version, only the authority itself says that this was the newest: by a list signed afterwards. */
    private PastVersion openEnd(AnchoredVersion shown, StatusList bits, Instant since) {
        Optional<StatusListToken> later = token.filter(
                it -> it.version() == shown.version() && !it.issuedAt().isBefore(dossier.now()));
        if (later.isEmpty()) {
            return new PastVersion.Open(HistoryReason.HISTORY_OPEN_END);
        }
        return later.get().list().equals(bits)
                ? new PastVersion.Known(bits, Proof.SIGNED_LIST, shown.version(), since, Optional.empty())
                : new PastVersion.Wrong(HistoryReason.HISTORY_BITS_MISMATCH);
    }

    /** What a seal on a version came to. */
    private sealed interface Sealing {

        /** The version was recorded in this second. */
        record At(Instant time) implements Sealing {}

        /** It shows nothing. */
        record None(PastVersion why) implements Sealing {}
    }

    private Sealing sealed(AnchoredVersion version) {
        OptionalLong height = version.seal().map(it -> it.claimedHeight()).orElse(OptionalLong.empty());
        Optional<KnownValidators> validators = height.isEmpty()
                ? Optional.empty()
                : dossier.trust().policy().flatMap(policy -> policy.validatorsAt(height.getAsLong()));
        if (validators.isEmpty()) {
            return new Sealing.None(new PastVersion.Open(HistoryReason.HISTORY_UNPROVEN));
        }
        SealExpectation expected = new SealExpectation(
                validators.get(),
                new Address(dossier.trust()
                        .policy()
                        .orElseThrow()
                        .content()
                        .contracts()
                        .checkpointAnchor()),
                version.log().id().digest(),
                version.anchor().treeSize(),
                version.anchor().root());
        return switch (cache.judgement(version.seal().orElseThrow(), expected)) {
            case Judgement.Sealed sealed when names(sealed, version) -> new Sealing.At(sealed.blockTime());
            case Judgement.Sealed _ -> new Sealing.None(new PastVersion.Wrong(HistoryReason.HISTORY_SEAL_WRONG));
            case Judgement.Refused(SealRefusal refusal) -> new Sealing.None(refused(refusal));
        };
    }

    private boolean names(Judgement.Sealed sealed, AnchoredVersion version) {
        return sealed.event()
                .statusVersions()
                .contains(new SealedStatusVersion(list, version.version(), version.digest()));
    }

    private static PastVersion refused(SealRefusal refusal) {
        return switch (refusal) {
            case VALIDATORS_CHANGED, VALIDATORS_LEFT -> new PastVersion.Open(HistoryReason.HISTORY_UNPROVEN);
            default -> new PastVersion.Wrong(HistoryReason.HISTORY_SEAL_WRONG);
        };
    }

    /** The bits that are shown with a version, or those of a list that says it is this version. */
    private Optional<StatusList> bits(AnchoredVersion version) {
        return version.bits()
                .or(() -> token.filter(it -> it.version() == version.version()).map(StatusListToken::list));
    }
}
