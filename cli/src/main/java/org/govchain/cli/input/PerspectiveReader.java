package org.govchain.cli.input;

import boofcv.abst.fiducial.QrCodeDetector;
import boofcv.alg.fiducial.qrcode.QrCode;
import boofcv.factory.fiducial.FactoryFiducial;
import boofcv.struct.image.GrayU8;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;

/**
 * BoofCV: finds the three squares as polygons and lays the grid through all alignment patterns, so it reads a code that
 * is seen from the side. For one thread.
 */
final class PerspectiveReader {

    /** The smallest picture that can hold a code of version 1 with one pixel per module. */
    private static final int LEAST_SIDE = 21;

    private final QrCodeDetector<GrayU8> detector = FactoryFiducial.qrcode(null, GrayU8.class);

    /** Texts of the codes in a grey picture; empty when there is none. */
    List<String> read(BufferedImage grey) {
        if (grey.getWidth() < LEAST_SIDE || grey.getHeight() < LEAST_SIDE) {
            return List.of();
        }
        GrayU8 pixels = new GrayU8(grey.getWidth(), grey.getHeight());
        pixels.data = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
        detector.process(pixels);
        return detector.getDetections().stream()
                .map((QrCode code) -> code.message)
                .distinct()
                .toList();
    }
}
