package org.govchain.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code of a page is read whatever picture the digits of its seal make. */
class PageCodesTest {

    private static final float POINTS_PER_MM = 72 / 25.4f;
    private static final int PIXELS = 8 * 89;

    /** Seals (by the number of the draw) whose digits happen to look like a fourth corner of the code. */
    @ParameterizedTest
    @ValueSource(ints = {60, 197})
    void readsCodesThatSeemToHaveAFourthCorner(int number) throws IOException, WriterException {
        Random random = new Random(7);
        String seal = draw(random);
        for (int i = 1; i < number; i++) {
            seal = draw(random);
        }
        assertThat(codesOfAPageWith(seal)).containsExactly(seal);
    }

    @Test
    @Tag("slow")
    void readsTheCodesOfAThousandSeals() throws IOException, WriterException {
        Random random = new Random(11);
        for (int i = 0; i < 1_000; i++) {
            String seal = draw(random);
            assertThat(codesOfAPageWith(seal)).containsExactly(seal);
        }
    }

    private static List<String> codesOfAPageWith(String seal) throws IOException, WriterException {
        var code = new QRCodeWriter()
                .encode(
                        seal,
                        BarcodeFormat.QR_CODE,
                        PIXELS,
                        PIXELS,
                        Map.of(
                                EncodeHintType.ERROR_CORRECTION,
                                ErrorCorrectionLevel.M,
                                EncodeHintType.QR_COMPACT,
                                true));
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            float side = 38.5f * POINTS_PER_MM;
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(
                        LosslessFactory.createFromImage(document, MatrixToImageWriter.toBufferedImage(code)),
                        400,
                        40,
                        side,
                        side);
            }
            return PageCodes.on(document).orElseThrow().getFirst();
        }
    }

    private static String draw(Random random) {
        int digits = 600 + random.nextInt(280);
        return "https://siegel.musterstadt.example/s#"
                + random.ints(digits, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    }
}
