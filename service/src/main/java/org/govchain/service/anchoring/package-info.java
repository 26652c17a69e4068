/** The log: append, tiles, checkpoints, anchoring on the chain, proofs; knows nothing of what an entry means. */
@NullMarked
package org.govchain.service.anchoring;

import org.jspecify.annotations.NullMarked;
