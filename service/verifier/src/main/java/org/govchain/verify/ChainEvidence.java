package org.govchain.verify;

import java.util.List;

/** What came of asking the chain. */
public sealed interface ChainEvidence {

    /** Nobody asked: an offline check. */
    record NotAsked() implements ChainEvidence {}

    /** It was asked in vain. */
    record Unreachable(String detail) implements ChainEvidence {}

    /** One answer per node that was asked; at least one. */
    record Answered(List<NodeAnswer> nodes) implements ChainEvidence {

        /** Throws {@link IllegalArgumentException} when no node answered. */
        public Answered {
            nodes = List.copyOf(nodes);
            if (nodes.isEmpty()) {
                throw new IllegalArgumentException("no node answered: say Unreachable");
            }
        }
    }
}
