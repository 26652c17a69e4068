package org.govchain.benchmark.photo;

/**
 * A pinhole camera over a sheet of paper.
 *
 * @param distance from the lens to the middle of the code, in millimetres
 * @param tilt angle between the paper and the sensor, in radians
 * @param tiltDirection where the paper leans to, in radians
 * @param roll rotation in the plane of the picture, in radians
 */
record Camera(double distance, double tilt, double tiltDirection, double roll) {

    /** A main camera of 12 megapixels (4,000 by 3,000) with a lens like 26 mm on 35 mm film: 26 / 36 · 4,000. */
    private static final double FOCAL_LENGTH_PIXELS = 2_890;

    /** Pixels that one millimetre of paper takes in the middle of the picture. */
    double pixelsPerMillimetre() {
        return FOCAL_LENGTH_PIXELS / distance;
    }

    View view() {
        double turn = tiltDirection + roll;
        return new View(
                distance,
                Math.cos(tilt),
                Math.sin(tilt),
                Math.cos(tiltDirection),
                Math.sin(tiltDirection),
                Math.cos(turn),
                Math.sin(turn));
    }

    /** The camera with its angles worked out. */
    record View(
            double distance,
            double cosTilt,
            double sinTilt,
            double cosDirection,
            double sinDirection,
            double cosTurn,
            double sinTurn) {

        /** Light that falls on a place of the sensor, in pixels from the middle of the code. */
        float lightAt(double x, double y, Paper paper) {
            double along = cosDirection * x + sinDirection * y;
            double across = cosDirection * y - sinDirection * x;
            // The ray (along, across, f) meets the plane that leans by the tilt, seen in the plane's own axes.
            double perDepth = distance / (FOCAL_LENGTH_PIXELS * cosTilt - along * sinTilt);
            double u = along * perDepth;
            double v = across * cosTilt * perDepth;
            return paper.at(cosTurn * u - sinTurn * v, sinTurn * u + cosTurn * v);
        }
    }
}
