package org.govchain.service.streams;

/** What became of one leaf. */
public sealed interface Appended {

    /** It is the leaf at this position, durably. */
    record Accepted(long position) implements Appended {}

    /** The same had come before: it is the leaf at that position. */
    record Duplicate(long position) implements Appended {}

    /** It is not in the stream. */
    record Refused(Reason reason) implements Appended {}

    /** Why a leaf is refused. */
    enum Reason {
        /** Measured more than a minute from now. */
        FUTURE,
        /** Measured before what the stream has promised to be final. */
        TOO_LATE,
        /** A device without counter has measured something else at that instant. */
        OTHER_READING_OF_THAT_INSTANT,
        /** The device's number was used for something else, or is of no gap. */
        COUNTER_USED
    }
}
