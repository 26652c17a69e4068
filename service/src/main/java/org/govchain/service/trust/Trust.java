package org.govchain.service.trust;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.govchain.credential.CredentialTypeId;
import org.govchain.log.CheckpointKey;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.Authorities;
import org.govchain.service.authority.Authority;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.signing.SigningKey;
import org.govchain.verify.Registry;
import org.govchain.verify.TrustPolicy;
import org.springframework.stereotype.Service;

/** Answers from the mirrored registry: who may issue what with which key, and what verifiers should go by. */
@Service
public class Trust {

    private final RegistryMirror mirror;
    private final Authorities authorities;
    private final PolicyExport export;
    private final FormerLogs formerLogs;
    private final TrustProperties properties;
    private final Clock clock;

    Trust(
            RegistryMirror mirror,
            Authorities authorities,
            PolicyExport export,
            FormerLogs formerLogs,
            TrustProperties properties,
            Clock clock) {
        this.mirror = mirror;
        this.authorities = authorities;
        this.export = export;
        this.formerLogs = formerLogs;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Why the authority may not issue this type with this key at this time; empty when it may.
     *
     * <p>Refuses also when nothing recent is known: a right may have been withdrawn since.
     */
    public Optional<Refusal> mayIssue(AuthorityId authority, CredentialTypeId type, SigningKey key, Instant at) {
        return current()
                .map(registry -> judge(registry, authority, type, key, at))
                .orElseGet(() -> Optional.of(Refusal.of(
                        RefusalCode.UNAVAILABLE,
                        "nothing is issued while the registry on the chain was last seen more than "
                                + properties.maxRegistryAge().toMinutes() + " minutes ago")));
    }

    /** Whether the registry was seen recently enough to issue on its word; when not, requests wait. */
    public boolean isCurrent() {
        return current().isPresent();
    }

    /** The registry as far as it was seen, however long ago; empty before the chain has answered once. */
    public Optional<Registry> registry() {
        return mirror.state().map(state -> state.replayed().registry());
    }

    /**
     * Whether the registry, as far as it was seen, knows the status list with this id (SHA-256 of its URI) as one that our log
     * announces. A list that an authority brought along is another log's until the members say otherwise.
     */
    public boolean knowsStatusList(Sha256Digest listId) {
        return registry()
                .flatMap(known -> known.statusList(listId))
                .filter(list -> export.isOwnLog(list.log()))
                .isPresent();
    }

    /** Whether the members can enter this list as one of our log: it is new to the registry, or its log was closed. */
    public boolean canRegisterStatusList(Sha256Digest listId) {
        return registry()
                .map(known -> known.statusList(listId)
                        .map(list -> known.log(list.log())
                                .filter(log -> log.closedAt().isPresent())
                                .isPresent())
                        .orElse(true))
                .orElse(true);
    }

    /**
     * From now on the policy names this log, too, as far as the registry knows it: imported documents are proven by it.
     *
     * @return false when the log was named before with another key; then that one stays
     */
    public boolean nameFormerLog(CheckpointKey key) {
        return formerLogs.remember(key);
    }

    /** The policy that verifiers may start from, as of the mirror; empty before the chain has answered once. */
    public Optional<TrustPolicy> policy() {
        return mirror.state().map(export::of);
    }

    /** The exact bytes of {@link #policy}, whose digest people compare. */
    public Optional<byte[]> policyJson() {
        return policy().map(policy -> policy.content().toJson());
    }

    private Optional<Registry> current() {
        return mirror.state()
                .filter(state -> state.age(clock.instant()).compareTo(properties.maxRegistryAge()) <= 0)
                .map(state -> state.replayed().registry());
    }

    private Optional<Refusal> judge(
            Registry registry, AuthorityId id, CredentialTypeId type, SigningKey key, Instant at) {
        Optional<Authority> authority = authorities.find(id);
        Optional<Registry.Authority> registered = authority.flatMap(
                known -> registry.authority(Registry.idOf(known.issuer().toString())));
        if (registered.isEmpty()) {
            return refuse("the registry does not know the authority " + id);
        }
        if (registered.get().rights(type.hash()).stream().noneMatch(period -> period.contains(at))) {
            return refuse("the registry gives " + id + " no right to issue " + type);
        }
        boolean keyCounts = registered
                .get()
                .key(key.publicKey().thumbprint())
                .filter(found -> counts(found, key, at))
                .isPresent();
        return keyCounts
                ? Optional.empty()
                : refuse(
                        "the registry does not name the " + key.purpose() + " key of " + id + " as valid at this time");
    }

    /** Why a key may not sign for its authority at this time, whatever it signs; empty when it may. */
    public Optional<Refusal> maySign(AuthorityId id, SigningKey key, Instant at) {
        Optional<Registry> registry = current();
        if (registry.isEmpty()) {
            return Optional.of(Refusal.of(RefusalCode.UNAVAILABLE, "the registry was not seen recently enough"));
        }
        return authorities
                        .find(id)
                        .flatMap(known -> registry.get()
                                .authority(Registry.idOf(known.issuer().toString())))
                        .flatMap(known -> known.key(key.publicKey().thumbprint()))
                        .filter(found -> counts(found, key, at))
                        .isPresent()
                ? Optional.empty()
                : refuse(
                        "the registry does not name the " + key.purpose() + " key of " + id + " as valid at this time");
    }

    private static boolean counts(Registry.Key found, SigningKey key, Instant at) {
        return (found.purposes() & key.purpose().bit()) != 0
                && new Registry.Period(found.from(), found.until()).contains(at)
                && found.revokedAt().map(at::isBefore).orElse(true);
    }

    private static Optional<Refusal> refuse(String detail) {
        return Optional.of(Refusal.of(RefusalCode.NOT_ENTITLED, detail));
    }
}
