package org.govchain.benchmark.photo;

import java.util.Random;

/** What is wrong with a photo; everything else about it stays as good as a steady hand gets it. */
enum Disturbance {
    /** A steady hand, straight from above, in daylight. */
    NONE,
    /** Any angle in the plane. */
    ROTATION,
    /** Seen 20° to 45° from the side. */
    PERSPECTIVE,
    /** Out of focus, or the hand moved: up to half a module. */
    BLUR,
    /** Stripes from a screen or a copier's raster. */
    MOIRE,
    /** Sent by a messenger that compresses hard. */
    JPEG,
    /** The edge of a shadow across the code, little light, little contrast, grain. */
    BAD_LIGHT,
    /** From 22 to 30 cm away: 4 to 6 pixels a module. */
    FAR,
    /** A bit of everything at once. */
    ALL,
    /** The whole frame of 12 megapixels with the page around the code. */
    WHOLE_FRAME;

    /** The parameters of one photo; the same seed gives the same photo. */
    QrPhoto photo(long seed, int modules) {
        Random random = new Random(seed * 31 + name().hashCode());
        QrPhoto steady = steady(random);
        double modulePixels = steady.camera().pixelsPerMillimetre() * Paper.CODE / modules;
        return switch (this) {
            case NONE -> steady;
            case ROTATION -> steady.with(camera(random, 130, 200, 0, 8, 180));
            case PERSPECTIVE -> steady.with(camera(random, 120, 180, 20, 45, 20));
            case BLUR ->
                random.nextBoolean()
                        ? steady.withBlur(modulePixels * between(random, 0.2, 0.5), 1)
                        : steady.withBlur(steady.blur(), (int) Math.round(modulePixels * between(random, 0.4, 0.9)));
            case MOIRE -> steady.withMoire(between(random, 0.05, 0.25));
            case JPEG -> steady.with(camera(random, 180, 240, 0, 8, 10)).withJpeg(between(random, 0.05, 0.3));
            case BAD_LIGHT -> steady.withLight(badLight(random));
            case FAR -> steady.with(camera(random, 220, 300, 0, 10, 10));
            case ALL ->
                steady.with(camera(random, 130, 220, 10, 30, 45))
                        .withBlur(modulePixels * between(random, 0.15, 0.3), 3)
                        .withMoire(between(random, 0, 0.1))
                        .withLight(new QrPhoto.Light(
                                between(random, 0.4, 0.8), between(random, 0.5, 1), 0.8, between(random, 0.01, 0.03)))
                        .withJpeg(between(random, 0.3, 0.8));
            case WHOLE_FRAME -> steady.with(camera(random, 130, 250, 0, 20, 30)).withFrame(4_000, 3_000);
        };
    }

    private static QrPhoto steady(Random random) {
        return new QrPhoto(
                camera(random, 130, 200, 0, 8, 8),
                1_600,
                1_200,
                between(random, 0.6, 1),
                1,
                0,
                new QrPhoto.Light(between(random, 0.7, 1), 1, 0.95, 0.008),
                between(random, 0.8, 0.92));
    }

    private static QrPhoto.Light badLight(Random random) {
        return new QrPhoto.Light(
                between(random, 0.15, 0.5),
                between(random, 0.3, 0.7),
                between(random, 0.4, 0.8),
                between(random, 0.015, 0.045));
    }

    private static Camera camera(Random random, double near, double far, double least, double most, double roll) {
        return new Camera(
                between(random, near, far),
                Math.toRadians(between(random, least, most)),
                between(random, 0, 2 * Math.PI),
                Math.toRadians(between(random, -roll, roll)));
    }

    private static double between(Random random, double low, double high) {
        return low + random.nextDouble() * (high - low);
    }
}
