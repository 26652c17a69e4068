package org.govchain.service.agreements;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.authority.Person;
import tools.jackson.databind.node.ObjectNode;

/**
 * A decision that needs two persons.
 *
 * @param kind what it is about; its {@link AgreementHandler} reads the payload
 * @param payload what is decided, as it was proposed; never changes
 * @param concerned the person it is about, who has no part in it
 * @param decision who confirmed or declined it
 * @param end who ended it after it was confirmed
 * @param seq place in the list, newest has the highest
 */
public record Agreement(
        UUID id,
        AuthorityId authority,
        String kind,
        ObjectNode payload,
        Optional<Person> concerned,
        State state,
        Step proposal,
        Optional<Step> decision,
        Optional<Step> end,
        long seq) {

    /** How far it got. */
    public enum State {
        PROPOSED,
        AGREED,
        DECLINED,
        ENDED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who did something and when. */
    public record Step(Person by, Instant at) {}
}
