package org.govchain.service.devices;

/** Whether a device may notarise files (photos), and what it may say of where it made them. */
public enum FileRule {
    /** None: nobody said that it makes any. */
    NONE,
    /** Without a place: where a vehicle is, somebody is. */
    WITHOUT_PLACE,
    /** With a place no finer than about a kilometre. */
    WITH_COARSE_PLACE,
    /** With any place: somebody decided so. */
    WITH_ANY_PLACE;

    static FileRule of(boolean files, boolean vehicle, boolean exact) {
        if (!files) {
            return NONE;
        }
        if (vehicle) {
            return WITHOUT_PLACE;
        }
        return exact ? WITH_ANY_PLACE : WITH_COARSE_PLACE;
    }

    /** Whether files are taken at all. */
    public boolean takesFiles() {
        return this != NONE;
    }

    /** Whether a file may say that it was made there. */
    public boolean takesPlace(String place) {
        return this == WITH_ANY_PLACE || (this == WITH_COARSE_PLACE && !Place.isFinerThanAKilometre(place));
    }
}
