package org.govchain.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures of a printed licence as a phone takes them; the rate over many seeds is measured by the benchmark. */
class QrPhotoTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "straight,            0, 0.00, 1, 0,  jpg",
        "turned a little,     7, 0.00, 1, 0,  jpg",
        "upside down,       183, 0.00, 1, 0,  png",
        "sheared,             4, 0.08, 1, 0,  jpg",
        "out of focus,        2, 0.00, 5, 0,  jpg",
        "noisy in dim light,  3, 0.03, 3, 28, jpg",
    })
    void readsPhotoOfPrintedCode(String what, double degrees, double shear, int blur, int noise, String format)
            throws Exception {
        BufferedImage photo = noisy(blurred(photographed(degrees, shear), blur), noise);

        assertThat(InputDetector.detect(Samples.encoded(photo, format)))
                .as(what)
                .isEqualTo(new Input.SealText(Samples.QR_TEXT, Input.Source.PICTURE));
    }

    @Test
    void readsCodeSeenFromTheSide() throws Exception {
        BufferedImage photo = leaning(photographed(12, 0), 0.35);

        assertThat(InputDetector.detect(Samples.encoded(photo, "jpg")))
                .isEqualTo(new Input.SealText(Samples.QR_TEXT, Input.Source.PICTURE));
    }

    @Test
    void findsNothingInPicturesTooSmallForCode() throws Exception {
        byte[] dot = Samples.encoded(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png");

        assertThat(InputDetector.detect(dot)).isEqualTo(new Input.AnyFile(Content.of(dot)));
    }

    /** The picture with its right side further away: {@code lean} is how much smaller that side looks. */
    private static BufferedImage leaning(BufferedImage picture, double lean) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double depth = 1 - lean * x / width;
                int fromX = (int) (x * (1 - lean) / depth);
                int fromY = (int) (height / 2.0 + (y - height / 2.0) / depth);
                if (fromX < width && fromY >= 0 && fromY < height) {
                    result.setRGB(x, y, picture.getRGB(fromX, fromY));
                }
            }
        }
        return result;
    }

    /** The code on a sheet of paper, lit from one side, on a dark table. */
    private static BufferedImage photographed(double degrees, double shear) throws Exception {
        BufferedImage photo = new BufferedImage(1500, 1200, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = photo.createGraphics();
        graphics.setColor(new Color(60, 50, 45));
        graphics.fillRect(0, 0, 1500, 1200);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        AffineTransform transform = AffineTransform.getRotateInstance(Math.toRadians(degrees), 750, 600);
        transform.shear(shear, shear / 2);
        graphics.setTransform(transform);
        graphics.setColor(new Color(225, 222, 215));
        graphics.fillRect(250, 100, 1000, 1000);
        graphics.drawImage(Samples.qrCode(Samples.QR_TEXT, 700), 400, 250, null);
        graphics.dispose();
        return photo;
    }

    private static BufferedImage blurred(BufferedImage picture, int size) {
        float[] weights = new float[size * size];
        Arrays.fill(weights, 1f / weights.length);
        return new ConvolveOp(new Kernel(size, size, weights), ConvolveOp.EDGE_NO_OP, null).filter(picture, null);
    }

    private static BufferedImage noisy(BufferedImage picture, int amount) {
        Random random = new Random(7);
        for (int y = 0; amount > 0 && y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int grey = new Color(picture.getRGB(x, y)).getGreen();
                int changed = Math.clamp(Math.round(grey * 0.6 + random.nextGaussian() * amount / 2), 0, 255);
                picture.setRGB(x, y, new Color(changed, changed, changed).getRGB());
            }
        }
        return picture;
    }
}
