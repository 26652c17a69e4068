package org.govchain.cli.input;

import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** A picture as one byte of brightness per pixel, in other sizes. */
final class GreyPictures {

    /** Beyond this many pixels a picture has enough of them per module, and looking at more takes seconds. */
    private static final long MOST_ENLARGED_PIXELS = 10_000_000;

    private static final double USUAL_FACTOR = 1.5;
    private static final double LARGEST_FACTOR = 4;
    /** A code that fills a picture of this side has more than enough pixels. */
    private static final double ENOUGH = 1_500;

    private GreyPictures() {}

    /** What is transparent becomes white. */
    static BufferedImage of(BufferedImage picture) {
        byte[] brightness = new BufferedImageLuminanceSource(picture).getMatrix();
        BufferedImage grey = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setDataElements(0, 0, picture.getWidth(), picture.getHeight(), brightness);
        return grey;
    }

    /** Half as wide and high; each pixel is the mean of four, which takes away grain and stripes. */
    static BufferedImage halved(BufferedImage grey) {
        return scaled(grey, 0.5, 0, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    }

    /** Larger, with a white margin for a code that was cut out without one; empty when the picture is large already. */
    static Optional<BufferedImage> enlarged(BufferedImage grey) {
        int side = Math.max(grey.getWidth(), grey.getHeight());
        double factor = Math.clamp(ENOUGH / side, USUAL_FACTOR, LARGEST_FACTOR);
        boolean worthwhile = grey.getWidth() * grey.getHeight() * factor * factor <= MOST_ENLARGED_PIXELS;
        return worthwhile
                ? Optional.of(scaled(grey, factor, side / 20, RenderingHints.VALUE_INTERPOLATION_BICUBIC))
                : Optional.empty();
    }

    private static BufferedImage scaled(BufferedImage grey, double factor, int margin, Object interpolation) {
        int width = Math.max(1, (int) (grey.getWidth() * factor));
        int height = Math.max(1, (int) (grey.getHeight() * factor));
        BufferedImage result = new BufferedImage(width + 2 * margin, height + 2 * margin, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = result.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, result.getWidth(), result.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, interpolation);
        graphics.drawImage(grey, margin, margin, width, height, null);
        graphics.dispose();
        return result;
    }
}
