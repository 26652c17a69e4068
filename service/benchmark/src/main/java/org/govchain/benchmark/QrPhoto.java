package org.govchain.benchmark;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * A phone's photo of a code printed 35 mm wide, simulated from a seed: perspective and rotation, defocus, uneven light,
 * moiré and sensor noise. JPEG comes last, when the picture is written.
 *
 * @param codePixels width of the printed code in the photo, in pixels; 35 mm at 15–30 cm is 350–800 px on a phone
 * @param rotation radians in the plane
 * @param tiltX perspective: how much the far edge shrinks horizontally, 0–0.35
 * @param tiltY the same vertically
 * @param blur radius of the defocus in pixels (standard deviation of a Gaussian)
 * @param shade darkest place of the light's gradient, 1 = even light
 * @param contrast share of the printed contrast that survives, 0–1
 * @param moire amplitude of the interference pattern, 0–1 of full scale
 * @param noise standard deviation of the sensor's noise, 0–1 of full scale
 * @param jpegQuality 0–1
 */
record QrPhoto(
        int codePixels,
        double rotation,
        double tiltX,
        double tiltY,
        double blur,
        double shade,
        double contrast,
        double moire,
        double noise,
        float jpegQuality) {

    /** Draws the parameters of one photo; the same seed gives the same photo. */
    static QrPhoto seeded(long seed) {
        Random random = new Random(seed);
        return new QrPhoto(
                350 + random.nextInt(450),
                (random.nextDouble() - 0.5) * Math.PI * (random.nextInt(4) == 0 ? 2 : 0.3),
                random.nextDouble() * 0.3,
                random.nextDouble() * 0.3,
                random.nextDouble() * 1.8,
                0.35 + random.nextDouble() * 0.65,
                0.45 + random.nextDouble() * 0.55,
                random.nextInt(3) == 0 ? random.nextDouble() * 0.12 : 0,
                random.nextDouble() * 0.05,
                0.3f + random.nextFloat() * 0.6f);
    }

    /** Takes the photo of {@code print}, a square picture of the code with its quiet zone. */
    BufferedImage of(BufferedImage print, long seed) {
        int size = (int) (codePixels * 1.6);
        double[] light = new double[size * size];
        Homography toPrint = Homography.of(this, size, print.getWidth());
        double[] at = new double[2];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                toPrint.map(x, y, at);
                light[y * size + x] = bilinear(print, at[0], at[1]);
            }
        }
        gaussian(light, size, blur);
        return expose(light, size, new Random(seed ^ 0x5EED));
    }

    private BufferedImage expose(double[] light, int size, Random random) {
        BufferedImage photo = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
        double direction = random.nextDouble() * 2 * Math.PI;
        double period = 3 + random.nextDouble() * 5;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double along = (Math.cos(direction) * (x - size / 2.0) + Math.sin(direction) * (y - size / 2.0)) / size;
                double lit = shade + (1 - shade) * (along + 0.5);
                double pattern = moire * Math.sin(2 * Math.PI * (x + 0.35 * y) / period);
                double value = (0.5 + (light[y * size + x] - 0.5) * contrast) * lit + pattern;
                value += random.nextGaussian() * noise;
                photo.getRaster().setSample(x, y, 0, (int) Math.clamp(value * 255, 0, 255));
            }
        }
        return photo;
    }

    private static double bilinear(BufferedImage image, double x, double y) {
        int x0 = (int) Math.floor(x);
        int y0 = (int) Math.floor(y);
        double fx = x - x0;
        double fy = y - y0;
        double top = sample(image, x0, y0) * (1 - fx) + sample(image, x0 + 1, y0) * fx;
        double bottom = sample(image, x0, y0 + 1) * (1 - fx) + sample(image, x0 + 1, y0 + 1) * fx;
        return top * (1 - fy) + bottom * fy;
    }

    /** Outside the print lies a grey desk. */
    private static double sample(BufferedImage image, int x, int y) {
        boolean inside = x >= 0 && y >= 0 && x < image.getWidth() && y < image.getHeight();
        return inside ? image.getRaster().getSample(x, y, 0) / 255.0 : 0.55;
    }

    private static void gaussian(double[] pixels, int size, double sigma) {
        if (sigma < 0.1) {
            return;
        }
        int radius = (int) Math.ceil(3 * sigma);
        double[] kernel = new double[2 * radius + 1];
        double sum = 0;
        for (int i = -radius; i <= radius; i++) {
            kernel[i + radius] = Math.exp(-i * i / (2 * sigma * sigma));
            sum += kernel[i + radius];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        convolve(pixels, size, kernel, 1, size);
        convolve(pixels, size, kernel, size, 1);
    }

    private static void convolve(double[] pixels, int size, double[] kernel, int step, int line) {
        int radius = kernel.length / 2;
        double[] out = new double[size];
        for (int row = 0; row < size; row++) {
            int start = row * line;
            for (int i = 0; i < size; i++) {
                double sum = 0;
                for (int k = -radius; k <= radius; k++) {
                    sum += kernel[k + radius] * pixels[start + Math.clamp(i + k, 0, size - 1) * step];
                }
                out[i] = sum;
            }
            for (int i = 0; i < size; i++) {
                pixels[start + i * step] = out[i];
            }
        }
    }

    /** Puts a clean code on white paper with some printing around it, as it lies on a page. */
    static BufferedImage print(BufferedImage code, int pixels) {
        BufferedImage page = new BufferedImage(pixels, pixels, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = page.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, pixels, pixels);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        int margin = pixels / 6;
        graphics.drawImage(code, margin, margin, pixels - 2 * margin, pixels - 2 * margin, null);
        graphics.setColor(Color.BLACK);
        for (int line = 0; line < 3; line++) {
            graphics.fillRect(margin, pixels - margin / 2 + line * margin / 8, pixels - 3 * margin, margin / 24);
        }
        graphics.dispose();
        return page;
    }
}
