package org.govchain.seal;

/** The editions of TR-03171 that are read; the newest is written. */
public enum SealVersion {
    /** Edition 0.8 of 21 May 2024, type category C8. */
    V0_8(0xc8, 0x04),
    /** Edition 0.9, type category C9. */
    V0_9(0xc9, 0x0a);

    private final int category;
    private final int firstContentTag;

    SealVersion(int category, int firstContentTag) {
        this.category = category;
        this.firstContentTag = firstContentTag;
    }

    /** The last byte of the header. */
    int category() {
        return category;
    }

    /** The first tag that a profile may define. */
    int firstContentTag() {
        return firstContentTag;
    }
}
