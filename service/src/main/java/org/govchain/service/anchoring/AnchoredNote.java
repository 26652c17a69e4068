package org.govchain.service.anchoring;

import org.govchain.log.SignedCheckpoint;

/** A checkpoint as it was signed, and where it was anchored. */
public record AnchoredNote(SignedCheckpoint checkpoint, Anchor anchor) {}
