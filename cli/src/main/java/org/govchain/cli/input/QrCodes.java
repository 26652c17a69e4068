package org.govchain.cli.input;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads QR codes from a picture as a camera delivers it. One try is often not enough: BoofCV copes with a code seen
 * from the side and with stripes, ZXing with grain and Data Matrix codes; half the size has less noise, a larger
 * picture more pixels per module. The tries stand in the order of what they cost, and the first that gives anything
 * wins; docs/adr/0801 has the figures.
 */
final class QrCodes {

    private QrCodes() {}

    static List<String> read(BufferedImage picture) {
        BufferedImage grey = GreyPictures.of(picture);
        PerspectiveReader tilted = new PerspectiveReader();
        return Stream.<Supplier<List<String>>>of(
                        () -> tilted.read(grey),
                        () -> FlatReader.readByNeighbourhood(grey),
                        () -> tilted.read(GreyPictures.halved(grey)),
                        () -> FlatReader.readByNeighbourhood(GreyPictures.halved(grey)),
                        () -> FlatReader.readByWholePicture(grey),
                        () -> GreyPictures.enlarged(grey).map(tilted::read).orElse(List.of()),
                        () -> GreyPictures.enlarged(grey)
                                .map(FlatReader::readByNeighbourhood)
                                .orElse(List.of()),
                        () -> FlatReader.readByWholePicture(GreyPictures.halved(grey)))
                .map(Supplier::get)
                .filter(texts -> !texts.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
