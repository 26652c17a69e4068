package org.govchain.service.trust;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.govchain.chain.BlockRef;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.ContractAddresses;
import org.govchain.log.CheckpointKey;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.anchoring.TransparencyLog;
import org.govchain.service.signing.Signing;
import org.govchain.verify.PolicyContent;
import org.govchain.verify.PolicyContracts;
import org.govchain.verify.PolicyReading;
import org.govchain.verify.Registry;
import org.govchain.verify.RegistryJournal;
import org.govchain.verify.TrustPolicy;
import org.govchain.verify.ValidatorSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes what the mirror knows as a trust policy, and reads it back as a verifier would before it leaves. */
@Component
final class PolicyExport {

    private final ChainConnection chain;
    private final ContractAddresses contracts;
    private final TransparencyLog log;
    private final FormerLogs formerLogs;
    private final Signing signing;
    private final ObjectProvider<ProfileDocuments> profiles;
    private final ObjectProvider<NamedTimestampAuthorities> timestampAuthorities;
    private final TrustProperties properties;
    private volatile @Nullable Made made;

    private record Made(
            RegistryJournal journal,
            List<ValidatorSet> validators,
            List<CheckpointKey> formerLogs,
            TrustPolicy policy) {

        boolean isOf(RegistryMirror.State state, List<CheckpointKey> former) {
            return journal == state.replayed() && validators.equals(state.validators()) && formerLogs.equals(former);
        }
    }

    PolicyExport(
            ChainConnection chain,
            ContractAddresses contracts,
            TransparencyLog log,
            FormerLogs formerLogs,
            Signing signing,
            ObjectProvider<ProfileDocuments> profiles,
            ObjectProvider<NamedTimestampAuthorities> timestampAuthorities,
            TrustProperties properties) {
        this.chain = chain;
        this.contracts = contracts;
        this.log = log;
        this.formerLogs = formerLogs;
        this.signing = signing;
        this.profiles = profiles;
        this.timestampAuthorities = timestampAuthorities;
        this.properties = properties;
    }

    /** The policy of this state of the registry, made once for each. */
    TrustPolicy of(RegistryMirror.State state) {
        Made known = made;
        List<CheckpointKey> former = formerLogs.all();
        if (known == null || !known.isOf(state, former)) {
            known = new Made(state.replayed(), state.validators(), former, make(state));
            made = known;
        }
        return known.policy();
    }

    private TrustPolicy make(RegistryMirror.State state) {
        RegistryJournal journal = state.replayed();
        PolicyContent content = new PolicyContent(
                journal.size() + changesOfValidators(state),
                createdAt(state),
                chain.chainId(),
                new PolicyContracts(
                        contracts.issuerRegistry().hex(),
                        contracts.checkpointAnchor().hex(),
                        contracts.statusRegistry().hex()),
                state.validators(),
                logs(journal.registry()),
                journal,
                signing.everyPublicKey().stream()
                        .filter(key -> journal.registry().namesKey(key.thumbprint()))
                        .toList(),
                profiles(journal.registry()),
                properties.policyStatusAge(),
                properties.policyHeadAge(),
                timestampAuthorities.stream()
                        .flatMap(named -> named.certificates().stream())
                        .toList());
        return switch (TrustPolicy.parse(content.toJson())) {
            case PolicyReading.Read read -> read.policy();
            case PolicyReading.Refused refused ->
                throw new IllegalStateException(
                        "the exported policy would be refused: " + refused.reason() + ", " + refused.detail());
        };
    }

    private static int changesOfValidators(RegistryMirror.State state) {
        return Math.max(0, state.validators().size() - 1);
    }

    /**
     * The block time of the last change of registry or validators, whichever came later: the same state of the chain makes the same
     * policy and digest.
     */
    private Instant createdAt(RegistryMirror.State state) {
        List<byte[]> changes = state.replayed().changes();
        Instant changed = changes.isEmpty()
                ? state.asOf()
                // Behind the byte that names its kind.
                : Instant.ofEpochSecond(ByteBuffer.wrap(changes.getLast()).getLong(1));
        return changesOfValidators(state) == 0
                ? changed
                : chain.block(state.validators().getLast().fromBlock())
                        .map(BlockRef::time)
                        .filter(changed::isBefore)
                        .orElse(changed);
    }

    /** Our own log and those that imported documents are proven by, as far as this registry knows them. */
    private List<CheckpointKey> logs(Registry registry) {
        // Two installations may have made logs of one name on networks of their own; here it is ours.
        Stream<CheckpointKey> former =
                formerLogs.all().stream().filter(key -> !key.origin().equals(log.origin()));
        return Stream.concat(Stream.of(log.checkpointKey()), former)
                .filter(key -> registry.log(key.origin().id().digest()).isPresent())
                .toList();
    }

    /** Whether this is the id of our own log. */
    boolean isOwnLog(Sha256Digest logId) {
        return log.origin().id().digest().equals(logId);
    }

    private List<byte[]> profiles(Registry registry) {
        return profiles.stream()
                .flatMap(source -> source.everyVersion().stream())
                .filter(profile -> registry.namesProfile(Sha256Digest.hash(profile)))
                .toList();
    }
}
