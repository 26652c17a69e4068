package org.govchain.chain;

import java.time.Instant;

/**
 * One block of the chain.
 *
 * @param number height, 0 for the genesis block
 * @param hash hash of its header
 * @param time its timestamp, whole seconds, as the proposer set it
 */
public record BlockRef(long number, BlockHash hash, Instant time) {

    public BlockRef {
        if (number < 0) {
            throw new IllegalArgumentException("a block number is not negative: " + number);
        }
    }
}
