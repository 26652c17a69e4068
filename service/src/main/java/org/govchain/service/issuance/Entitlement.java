package org.govchain.service.issuance;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.govchain.credential.CredentialTypeId;
import org.govchain.service.authority.Authorities;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.signing.KeyPurpose;
import org.govchain.service.signing.Signing;
import org.govchain.service.trust.Trust;
import org.springframework.stereotype.Component;

/** Step 1, as far as it concerns the authority: may it issue these types now, with these keys? */
@Component
class Entitlement {

    private final Authorities authorities;
    private final Trust trust;
    private final Signing signing;
    private final Clock clock;

    Entitlement(Authorities authorities, Trust trust, Signing signing, Clock clock) {
        this.authorities = authorities;
        this.trust = trust;
        this.signing = signing;
        this.clock = clock;
    }

    /** Why not; empty when the registry entitles the authority and both its keys. */
    Optional<Refusal> check(AuthorityId authority, List<Checked> requests) {
        if (authorities.find(authority).isEmpty()) {
            return Optional.of(Refusal.of(RefusalCode.NOT_ENTITLED, "this installation does not serve that authority"));
        }
        for (CredentialTypeId type : requests.stream().map(Checked::typeId).collect(Collectors.toSet())) {
            for (KeyPurpose purpose : List.of(KeyPurpose.CREDENTIAL, KeyPurpose.SEAL)) {
                Optional<Refusal> refusal =
                        trust.mayIssue(authority, type, signing.key(authority, purpose), clock.instant());
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
        }
        return Optional.empty();
    }
}
