package org.govchain.chain;

import java.util.List;
import org.govchain.merkle.Sha256Digest;

/**
 * All changes of the registry up to a block, in order. Whoever holds one has had the running hash checked.
 *
 * @param changes oldest first
 * @param head running hash after the last change; 32 zero bytes when there is none
 * @param asOf the block at which the contract confirmed that head
 */
public record Journal(List<JournalChange> changes, Sha256Digest head, BlockRef asOf) {

    public Journal {
        changes = List.copyOf(changes);
    }
}
