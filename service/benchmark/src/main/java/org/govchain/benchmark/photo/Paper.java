package org.govchain.benchmark.photo;

import com.google.zxing.common.BitMatrix;
import java.util.Arrays;
import java.util.Random;

/** A printed A4 page: lines of text and the code, 35 mm wide without its quiet zone. */
final class Paper {

    /** Millimetres of the code's printed side. */
    static final double CODE = 35;

    private static final int DOTS_PER_MILLIMETRE = 24;
    private static final double QUIET_ZONE = 2;
    private static final double LEFT_OF_CODE = 148;
    private static final double ABOVE_CODE = 232;
    private static final float WHITE = 0.9f;
    private static final float TONER = 0.06f;
    private static final float DESK = 0.35f;

    private final Grey print = new Grey(210 * DOTS_PER_MILLIMETRE, 297 * DOTS_PER_MILLIMETRE);

    Paper(BitMatrix code) {
        Arrays.fill(print.light, WHITE);
        writeLines(new Random(1));
        double module = CODE / code.getWidth();
        double quiet = QUIET_ZONE + 4 * module;
        fill(LEFT_OF_CODE - quiet, ABOVE_CODE - quiet, CODE + 2 * quiet, CODE + 2 * quiet, WHITE);
        for (int y = 0; y < code.getHeight(); y++) {
            for (int x = 0; x < code.getWidth(); x++) {
                if (code.get(x, y)) {
                    fill(LEFT_OF_CODE + x * module, ABOVE_CODE + y * module, module, module, TONER);
                }
            }
        }
    }

    /** Light from a place of the paper, in millimetres from the middle of the code; the desk beyond the edges. */
    float at(double x, double y) {
        return print.at(
                (LEFT_OF_CODE + CODE / 2 + x) * DOTS_PER_MILLIMETRE,
                (ABOVE_CODE + CODE / 2 + y) * DOTS_PER_MILLIMETRE,
                DESK);
    }

    /** Letters are boxes: what matters is that something dark lies around the code. */
    private void writeLines(Random random) {
        for (double y = 20; y < 280; y += 5) {
            for (double x = 20; x < 190; x += 1.2 + random.nextDouble()) {
                double width = 0.3 + random.nextDouble();
                fill(x, y + random.nextDouble(), 0.3, 2, TONER);
                fill(x, y + 2 * random.nextDouble(), width, 0.3, TONER);
            }
        }
    }

    private void fill(double x, double y, double width, double height, float light) {
        int right = (int) Math.round((x + width) * DOTS_PER_MILLIMETRE);
        int bottom = (int) Math.round((y + height) * DOTS_PER_MILLIMETRE);
        for (int row = (int) Math.round(y * DOTS_PER_MILLIMETRE); row < bottom; row++) {
            int start = row * print.width;
            Arrays.fill(print.light, start + (int) Math.round(x * DOTS_PER_MILLIMETRE), start + right, light);
        }
    }
}
