package org.govchain.benchmark;

/** Maps a place in a photo back to the place on the print that it shows: rotation, then a perspective division. */
record Homography(
        double scale, double cos, double sin, double tiltX, double tiltY, double photoCentre, double printCentre) {

    static Homography of(QrPhoto photo, int photoSize, int printSize) {
        // The code fills two thirds of the print (QrPhoto.print), so that its width in the photo is codePixels.
        double scale = printSize * (2 / 3.0) / photo.codePixels();
        return new Homography(
                scale,
                Math.cos(photo.rotation()),
                Math.sin(photo.rotation()),
                photo.tiltX(),
                photo.tiltY(),
                photoSize / 2.0,
                printSize / 2.0);
    }

    void map(double x, double y, double[] out) {
        double u = (x - photoCentre) / photoCentre;
        double v = (y - photoCentre) / photoCentre;
        double depth = 1 + tiltX * u + tiltY * v;
        double px = u * photoCentre * scale / depth;
        double py = v * photoCentre * scale / depth;
        out[0] = printCentre + cos * px - sin * py;
        out[1] = printCentre + sin * px + cos * py;
    }
}
