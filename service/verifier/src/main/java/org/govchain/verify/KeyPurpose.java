package org.govchain.verify;

/** What a registered key may sign; a key may have several purposes. */
public enum KeyPurpose {
    /** Credentials. */
    CREDENTIAL(1),
    /** Digital seals. */
    SEAL(2),
    /** Status lists. */
    STATUS(4),
    /** Signatures of PDF files. */
    DOCUMENT(8);

    private final int bit;

    KeyPurpose(int bit) {
        this.bit = bit;
    }

    /** The purpose's bit in the registry. */
    public int bit() {
        return bit;
    }

    /** Whether a registered bit mask includes this purpose. */
    public boolean isIn(int purposes) {
        return (purposes & bit) != 0;
    }
}
