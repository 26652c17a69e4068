package org.govchain.service.anchoring;

import java.util.Optional;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.log.SignedCheckpoint;

/** A checkpoint as it was signed, where it was anchored, and the consortium's seal on that once it is stored. */
public record AnchoredNote(SignedCheckpoint checkpoint, Anchor anchor, Optional<ConsortiumSeal> consortiumSeal) {}
