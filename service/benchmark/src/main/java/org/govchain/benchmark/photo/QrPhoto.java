package org.govchain.benchmark.photo;

import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * A phone's photo of a page with a code.
 *
 * @param width of the frame in pixels; smaller than the sensor when the user cropped the picture
 * @param height of the frame in pixels
 * @param blur standard deviation of the defocus, in pixels
 * @param smear how far the hand moved, in pixels
 * @param moire amplitude of the stripes, 0–1 of full scale
 * @param jpegQuality 0–1
 */
record QrPhoto(
        Camera camera, int width, int height, double blur, int smear, double moire, Light light, double jpegQuality) {

    /**
     * How the page is lit.
     *
     * @param darkest light in the darkest corner, 1 is even light
     * @param shadow light behind the edge of a shadow, 1 is no shadow
     * @param contrast share of the printed contrast that haze and glare leave
     * @param grain standard deviation of the sensor's noise, 0–1 of full scale
     */
    record Light(double darkest, double shadow, double contrast, double grain) {}

    QrPhoto with(Camera other) {
        return new QrPhoto(other, width, height, blur, smear, moire, light, jpegQuality);
    }

    QrPhoto withFrame(int pixelsWide, int pixelsHigh) {
        return new QrPhoto(camera, pixelsWide, pixelsHigh, blur, smear, moire, light, jpegQuality);
    }

    QrPhoto withBlur(double sigma, int length) {
        return new QrPhoto(camera, width, height, sigma, length, moire, light, jpegQuality);
    }

    QrPhoto withMoire(double amplitude) {
        return new QrPhoto(camera, width, height, blur, smear, amplitude, light, jpegQuality);
    }

    QrPhoto withLight(Light other) {
        return new QrPhoto(camera, width, height, blur, smear, moire, other, jpegQuality);
    }

    QrPhoto withJpeg(double quality) {
        return new QrPhoto(camera, width, height, blur, smear, moire, light, quality);
    }

    /** Takes the photo; the seed places the code in the frame and makes stripes, shadow and grain. */
    BufferedImage of(Paper paper, long seed) {
        Random random = new Random(seed);
        Grey frame = expose(paper, random);
        frame.blur(blur);
        if (smear > 1) {
            frame.smear(smear);
        }
        return develop(frame, random);
    }

    private Grey expose(Paper paper, Random random) {
        double code = Paper.CODE * camera.pixelsPerMillimetre();
        double middleX = width / 2.0 + (random.nextDouble() - 0.5) * Math.max(0, width - 1.5 * code);
        double middleY = height / 2.0 + (random.nextDouble() - 0.5) * Math.max(0, height - 1.5 * code);
        Grey frame = new Grey(width, height);
        Camera.View view = camera.view();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                // Four rays a pixel, or thin strokes would flicker where the print is finer than the sensor.
                float sum = 0;
                for (int ray = 0; ray < 4; ray++) {
                    sum += view.lightAt(x - middleX + (ray & 1) * 0.5, y - middleY + (ray >> 1) * 0.5, paper);
                }
                frame.light[y * width + x] = sum / 4;
            }
        }
        return frame;
    }

    private BufferedImage develop(Grey frame, Random random) {
        double direction = random.nextDouble() * 2 * Math.PI;
        double edge = (random.nextDouble() - 0.5) * 0.5;
        double stripes = random.nextDouble() * Math.PI;
        double period = 2.5 + random.nextDouble() * 8;
        BufferedImage photo = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        byte[] pixels = ((java.awt.image.DataBufferByte) photo.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double along =
                        (Math.cos(direction) * (x - width / 2.0) + Math.sin(direction) * (y - height / 2.0)) / width;
                double lit = light.darkest() + (1 - light.darkest()) * Math.clamp(along + 0.5, 0, 1);
                lit *= 1 - (1 - light.shadow()) * Math.clamp((along - edge) * 40, 0, 1);
                double value = (0.5 + (frame.light[y * width + x] - 0.5) * light.contrast()) * lit;
                value += moire * Math.sin(2 * Math.PI * (Math.cos(stripes) * x + Math.sin(stripes) * y) / period);
                // What a camera stores is brighter than linear light (a gamma of about 2.2 would be 0.45).
                value = Math.pow(Math.clamp(value, 0, 1), 0.6) + random.nextGaussian() * light.grain();
                pixels[y * width + x] = (byte) Math.clamp(Math.round(value * 255), 0, 255);
            }
        }
        return photo;
    }
}
