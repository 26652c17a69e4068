package org.govchain.service.anchoring;

import java.util.Optional;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.log.LogOrigin;

/**
 * A version of a status list that a checkpoint carried to the chain.
 *
 * @param status list, version and digest
 * @param log whose checkpoint it was
 * @param anchor where that stands
 * @param consortiumSeal what shows it without the chain, once it is stored
 */
public record AnchoredDigest(
        StatusDigest status, LogOrigin log, Anchor anchor, Optional<ConsortiumSeal> consortiumSeal) {}
