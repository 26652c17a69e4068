package org.govchain.service.handover;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.handover.HandOverEvent.Actor;
import org.govchain.service.authority.Authorities;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.handover.GrantTerms.Recipient;
import org.govchain.service.notices.Notices;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.LoginIssuer;
import org.springframework.stereotype.Component;

/** Who may be named as a recipient, and by whom. */
@Component
final class RecipientRules {

    private final LoginIssuer logins;
    private final Notices notices;
    private final List<AuthorityId> accountsByHolders;

    RecipientRules(HandOverProperties properties, Authorities authorities, LoginIssuer logins, Notices notices) {
        this.logins = logins;
        this.notices = notices;
        this.accountsByHolders =
                properties.accountsByHolders().stream().map(AuthorityId::new).toList();
        for (AuthorityId authority : accountsByHolders) {
            if (authorities.find(authority).isEmpty()) {
                throw new IllegalArgumentException(
                        "govchain.hand-over.accounts-by-holders names " + authority + ", which is no authority here");
            }
        }
    }

    /** Whose logins a holder may hand over to; empty when to none. */
    Optional<String> loginsForHoldersOf(AuthorityId authority) {
        return accountsByHolders.contains(authority) ? logins.issuer() : Optional.empty();
    }

    /** Why this recipient cannot be named. */
    Optional<Refusal> refusal(AuthorityId authority, UUID document, Actor actor, Recipient recipient) {
        return switch (recipient) {
            case Recipient.Bearer _ -> Optional.empty();
            case Recipient.Mail mail -> mail.notice() ? notices.refusal(document, mail.address()) : Optional.empty();
            case Recipient.Account account -> account(authority, actor, account);
        };
    }

    private Optional<Refusal> account(AuthorityId authority, Actor actor, Recipient.Account account) {
        if (actor == Actor.HOLDER && loginsForHoldersOf(authority).isEmpty()) {
            return Optional.of(Refusal.of(
                    RefusalCode.FORBIDDEN, "holders of this authority's documents hand over by link or mail only"));
        }
        boolean foreign = logins.issuer()
                .filter(issuer -> !issuer.equals(account.issuer()))
                .isPresent();
        return foreign
                ? Optional.of(Refusal.of(RefusalCode.MALFORMED_REQUEST, "nobody logs in here by that \"issuer\""))
                : Optional.empty();
    }
}
