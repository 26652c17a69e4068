package org.govchain.service.issuance;

import java.util.List;
import java.util.Optional;
import org.govchain.service.refusal.Refusal;

/** What else belongs into the transaction of step 5; a refusal undoes the step and voids the intents. */
interface Within {

    Within NOTHING = _ -> Optional.empty();

    Optional<Refusal> run(List<Signed> copies);
}
