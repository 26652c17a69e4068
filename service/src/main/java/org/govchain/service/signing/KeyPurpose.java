package org.govchain.service.signing;

/** What a key may sign; the bits of the registry's purposes mask. */
public enum KeyPurpose {
    /** Credentials. */
    CREDENTIAL(1),
    /** Seals on paper. */
    SEAL(2),
    /** Status lists. */
    STATUS(4),
    /** Signatures of PDF files. */
    DOCUMENT(8);

    private final int bit;

    KeyPurpose(int bit) {
        this.bit = bit;
    }

    /** The bit in the registry's mask. */
    public int bit() {
        return bit;
    }
}
