package org.govchain.service.chain;

import java.util.Optional;
import org.govchain.chain.AnchorReader;

/**
 * Another member's node, of whom to ask the same question.
 *
 * @param reader what it says of anchored checkpoints; empty when none is configured
 */
public record SecondNode(Optional<AnchorReader> reader) {}
