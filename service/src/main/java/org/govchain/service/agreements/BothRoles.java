package org.govchain.service.agreements;

import java.util.Optional;
import java.util.Set;
import org.govchain.jose.StrictJson;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.authority.Person;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Caller;
import org.govchain.service.web.Role;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who may sign. The identity provider gives the roles; a token with both clerk and signatory counts as clerk alone, unless two
 * administrators agreed that exactly this login holds both. Even then nobody approves what they wrote themselves.
 */
@Service
public class BothRoles implements AgreementHandler {

    static final String KIND = "both-roles";

    private static final Set<String> MEMBERS = Set.of("issuer", "subject");

    private final AgreementStore store;

    BothRoles(AgreementStore store) {
        this.store = store;
    }

    /** Whether the caller counts as a signatory now. */
    public boolean maySign(Caller caller) {
        if (caller.machine() || !caller.roles().contains(Role.SIGNATORY)) {
            return false;
        }
        return !caller.roles().contains(Role.CLERK)
                || store.holds(new AuthorityId(caller.authority()), KIND, caller.person());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean lasts() {
        return true;
    }

    /** {@code {"issuer", "subject"}} of the login. */
    @Override
    public Examined examine(AuthorityId authority, ObjectNode payload) {
        Optional<String> issuer = StrictJson.text(payload, "issuer").filter(text -> !text.isBlank());
        Optional<String> subject = StrictJson.text(payload, "subject").filter(text -> !text.isBlank());
        if (issuer.isEmpty() || subject.isEmpty() || !MEMBERS.containsAll(payload.propertyNames())) {
            return new Examined.Refused(Refusal.of(
                    RefusalCode.MALFORMED_REQUEST, "\"payload\" has the members \"issuer\" and \"subject\""));
        }
        return new Examined.Sound(Optional.of(new Person(issuer.get(), subject.get())));
    }
}
