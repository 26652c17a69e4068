package org.govchain.service.agreements;

import java.util.Optional;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.authority.Person;
import org.govchain.service.refusal.Refusal;
import tools.jackson.databind.node.ObjectNode;

/** What one kind of agreement means. A module that has something to decide by two brings one as a bean. */
public interface AgreementHandler {

    /** What a payload turned out to be. */
    sealed interface Examined {
        /**
         * It can be proposed.
         *
         * @param concerned the person it is about, who may neither propose nor confirm it
         */
        record Sound(Optional<Person> concerned) implements Examined {}

        record Refused(Refusal refusal) implements Examined {}
    }

    /** Its name in the interface: kebab-case. */
    String kind();

    /** Looks at what somebody proposes; called again before it is confirmed, because the world may have changed. */
    Examined examine(AuthorityId authority, ObjectNode payload);

    /** Two persons agreed: in the transaction of the confirmation, which an exception undoes. */
    default void agreed(Agreement agreement) {}

    /** Whether it holds until somebody ends it; otherwise its effect is done with the confirmation. */
    default boolean lasts() {
        return false;
    }
}
