package org.govchain.cli.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.govchain.verify.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputDetectorTest {

    private static final String BUNDLE =
            "{\"format\":\"govchain-bundle/1\",\"payload\":\"AA\",\"salt\":\"AA\",\"index\":7,\"proof\":\"x\"}";

    @Test
    void tellsBundle() {
        assertThat(InputDetector.detect(BUNDLE.getBytes(UTF_8))).isInstanceOf(Input.Bundle.class);
    }

    @Test
    void tellsBundleWithoutProofFromTheCredentialInIt() {
        String bundle =
                "{\"format\":\"govchain-bundle/1\",\"credential\":\"eyJh.eyJi.c2ln~ZGlz~\",\"payload\":\"AA\",\"salt\":\"AA\",\"keys\":[]}";

        assertThat(InputDetector.detect(bundle.getBytes(UTF_8))).isInstanceOf(Input.Bundle.class);
        assertThat(InputDetector.detectArgument("eyJh.eyJi.c2ln~ZGlz~"))
                .contains(new Input.Credential("eyJh.eyJi.c2ln~ZGlz~"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 12, 20, 40, 60})
    void takesBundleWithDamagedByteStillForBundle(int position) {
        byte[] damaged = BUNDLE.getBytes(UTF_8);
        damaged[position] ^= 0x04;

        assertThat(InputDetector.detect(damaged)).isInstanceOf(Input.Bundle.class);
    }

    @Test
    void tellsQrText() {
        assertThat(InputDetector.detectArgument(Samples.QR_TEXT + "\n"))
                .contains(new Input.SealText(Samples.QR_TEXT, Input.Source.TEXT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln~WyJhIl0~", "eyJh.eyJp.c2ln", "!yJh.eyJp.c2ln~WyJhIl0~"
            })
    void tellsCredential(String text) {
        assertThat(InputDetector.detectArgument(text)).contains(new Input.Credential(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nothing.that.exists", "https://example.org/without-fragment", "{\"fileNumber\":\"1\"}"})
    void takesOrdinaryTextForAnyFile(String text) {
        assertThat(InputDetector.detect(text.getBytes(UTF_8))).isInstanceOf(Input.AnyFile.class);
    }

    @Test
    void readsQrCodeFromPicture() throws Exception {
        byte[] png = Samples.encoded(Samples.qrCode(Samples.QR_TEXT, 600), "png");

        assertThat(InputDetector.detect(png)).isEqualTo(new Input.SealText(Samples.QR_TEXT, Input.Source.PICTURE));
    }

    @Test
    void takesPictureWithoutCodeForAnyFile() throws Exception {
        byte[] png = Samples.encoded(new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY), "png");

        assertThat(InputDetector.detect(png)).isInstanceOf(Input.AnyFile.class);
    }

    @Test
    void findsBundleInsidePdf() throws Exception {
        byte[] pdf = pdfWithBundle(BUNDLE);

        assertThat(InputDetector.detect(pdf)).isInstanceOfSatisfying(Input.Pdf.class, file -> {
            assertThat(file.json().text()).isEqualTo(BUNDLE);
            assertThat(file.facts().finding()).contains(ReasonCode.PDF_NOT_SIGNED);
        });
    }

    @Test
    void readsQrCodeFromPageOfPdfWithoutBundle() throws Exception {
        byte[] pdf = pdfWithPicture(Samples.qrCode(Samples.QR_TEXT, 600));

        assertThat(InputDetector.detect(pdf)).isEqualTo(new Input.SealText(Samples.QR_TEXT, Input.Source.PDF_PAGE));
    }

    @Test
    void takesBrokenPdfForAnyFile() {
        assertThat(InputDetector.detect("%PDF-1.7 and then nothing".getBytes(UTF_8)))
                .isInstanceOf(Input.AnyFile.class);
    }

    private static byte[] pdfWithBundle(String bundle) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            PDComplexFileSpecification file = new PDComplexFileSpecification();
            file.setFile("licence.bundle.json");
            file.setEmbeddedFile(
                    new PDEmbeddedFile(document, new java.io.ByteArrayInputStream(bundle.getBytes(UTF_8))));
            PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
            files.setNames(Map.of("licence.bundle.json", file));
            PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(files);
            document.getDocumentCatalog().setNames(names);
            return saved(document);
        }
    }

    private static byte[] pdfWithPicture(BufferedImage picture) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(LosslessFactory.createFromImage(document, picture), 400, 60, 130, 130);
            }
            return saved(document);
        }
    }

    private static byte[] saved(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }
}
