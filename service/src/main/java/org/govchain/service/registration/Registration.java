package org.govchain.service.registration;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.govchain.chain.CheckpointSubmitter;
import org.govchain.credential.CredentialTypeId;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.anchoring.TransparencyLog;
import org.govchain.service.authority.Authorities;
import org.govchain.service.authority.Authority;
import org.govchain.service.signing.Signing;
import org.govchain.service.signing.SigningKey;
import org.govchain.service.status.StatusListRegistration;
import org.govchain.service.status.StatusLists;
import org.govchain.service.trust.ProfileDocuments;
import org.govchain.service.trust.Trust;
import org.govchain.verify.Registry;
import org.springframework.stereotype.Service;

/**
 * Compares this installation with the registry on the chain. The service asks for nothing itself and has no account that could:
 * what is missing is shown to its operator, proposed by a member and decided by the members.
 */
@Service
public class Registration {

    private final Trust trust;
    private final Authorities authorities;
    private final Signing signing;
    private final ProfileDocuments profiles;
    private final StatusLists lists;
    private final TransparencyLog log;
    private final CheckpointSubmitter submitter;
    private final Clock clock;

    Registration(
            Trust trust,
            Authorities authorities,
            Signing signing,
            ProfileDocuments profiles,
            StatusLists lists,
            TransparencyLog log,
            CheckpointSubmitter submitter,
            Clock clock) {
        this.trust = trust;
        this.authorities = authorities;
        this.signing = signing;
        this.profiles = profiles;
        this.lists = lists;
        this.log = log;
        this.submitter = submitter;
        this.clock = clock;
    }

    /** What the registry lacks, in the order in which it can be entered; empty while the registry was never seen. */
    public Optional<List<WantedChange>> missing() {
        return trust.registry().map(this::missing);
    }

    private List<WantedChange> missing(Registry registry) {
        List<WantedChange> missing = new ArrayList<>();
        Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
        Map<CredentialTypeId, byte[]> types = new TreeMap<>(Comparator.comparing(CredentialTypeId::toString));
        types.putAll(profiles.profiles());
        for (Authority authority : authorities.all()) {
            Optional<Registry.Authority> known =
                    registry.authority(Registry.idOf(authority.issuer().toString()));
            if (known.isEmpty()) {
                missing.add(new WantedChange.AuthorityWanted(authority.issuer(), authority.name()));
            }
            keys(authority, known, missing);
            Set<CredentialTypeId> own = profiles.typesOf(authority.id());
            types.keySet().stream()
                    .filter(own::contains)
                    .filter(type -> known.map(one -> one.rights(type.hash()))
                            .orElse(List.of())
                            .isEmpty())
                    .forEach(type -> missing.add(new WantedChange.TypeWanted(authority.issuer(), type, today)));
        }
        types.forEach((type, xml) -> {
            if (!registry.profile(type.hash()).equals(Optional.of(Sha256Digest.hash(xml)))) {
                missing.add(new WantedChange.ProfileWanted(type, new String(xml, StandardCharsets.UTF_8)));
            }
        });
        if (registry.log(log.origin().id().digest()).isEmpty()) {
            missing.add(new WantedChange.LogWanted(log.origin(), submitter.sender(), log.largestCheckpoint()));
        }
        lists.awaitingRegistration().forEach(list -> missing.add(wanted(list)));
        return List.copyOf(missing);
    }

    private void keys(Authority authority, Optional<Registry.Authority> known, List<WantedChange> missing) {
        for (SigningKey key : signing.keys()) {
            boolean absent =
                    known.flatMap(one -> one.key(key.publicKey().thumbprint())).isEmpty();
            if (absent && key.authority().equals(authority.id())) {
                missing.add(new WantedChange.KeyWanted(authority.issuer(), key));
            }
        }
    }

    private WantedChange wanted(StatusListRegistration list) {
        Authority authority = authorities.find(list.authority()).orElseThrow();
        return new WantedChange.StatusListWanted(list.id(), authority.issuer(), log.origin());
    }
}
