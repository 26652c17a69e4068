package org.govchain.benchmark.photo;

/** A picture as light: 0 is black, 1 is white, row by row. */
final class Grey {

    final int width;
    final int height;
    final float[] light;

    Grey(int width, int height) {
        this.width = width;
        this.height = height;
        this.light = new float[width * height];
    }

    /** What a place between the pixels shows; {@code outside} beyond the edges. */
    float at(double x, double y, float outside) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) {
            return outside;
        }
        int i = top * width + left;
        float fx = (float) (x - left);
        float fy = (float) (y - top);
        float above = light[i] + fx * (light[i + 1] - light[i]);
        float below = light[i + width] + fx * (light[i + width + 1] - light[i + width]);
        return above + fy * (below - above);
    }

    /** Defocus: a Gaussian of the given standard deviation in pixels. */
    void blur(double sigma) {
        int radius = (int) Math.ceil(3 * sigma);
        float[] kernel = new float[2 * radius + 1];
        for (int i = 0; i < kernel.length; i++) {
            double distance = (i - radius) / sigma;
            kernel[i] = (float) Math.exp(-distance * distance / 2);
        }
        convolve(kernel, 1, width, width, height);
        convolve(kernel, width, height, 1, width);
    }

    /** A hand that moved along the rows: the mean of {@code length} pixels. */
    void smear(int length) {
        float[] kernel = new float[length | 1];
        java.util.Arrays.fill(kernel, 1);
        convolve(kernel, 1, width, width, height);
    }

    private void convolve(float[] kernel, int step, int count, int line, int lines) {
        int radius = kernel.length / 2;
        float sum = 0;
        for (float weight : kernel) {
            sum += weight;
        }
        float[] padded = new float[count + 2 * radius];
        for (int row = 0; row < lines; row++) {
            for (int i = 0; i < padded.length; i++) {
                padded[i] = light[row * line + Math.clamp(i - radius, 0, count - 1) * step];
            }
            for (int i = 0; i < count; i++) {
                float value = 0;
                for (int k = 0; k < kernel.length; k++) {
                    value += kernel[k] * padded[i + k];
                }
                light[row * line + i * step] = value / sum;
            }
        }
    }
}
