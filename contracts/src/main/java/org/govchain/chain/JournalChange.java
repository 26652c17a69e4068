package org.govchain.chain;

import java.util.HexFormat;
import org.govchain.merkle.Sha256Digest;

/** One change of the registry: its canonical bytes and the running hash after it. */
public final class JournalChange {

    private final byte[] change;
    private final Sha256Digest head;
    private final long blockNumber;

    JournalChange(byte[] change, Sha256Digest head, long blockNumber) {
        this.change = change.clone();
        this.head = head;
        this.blockNumber = blockNumber;
    }

    /** Kind, block time and fields, exactly as the contract hashed them. */
    public byte[] bytes() {
        return change.clone();
    }

    /** SHA-256(head before ‖ bytes). */
    public Sha256Digest head() {
        return head;
    }

    /** The block that contains the change. */
    public long blockNumber() {
        return blockNumber;
    }

    @Override
    public String toString() {
        return "JournalChange[" + HexFormat.of().formatHex(change) + "]";
    }
}
