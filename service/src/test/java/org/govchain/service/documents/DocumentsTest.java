package org.govchain.service.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final byte[] BUNDLE = "{\"format\":\"govchain-bundle/1\"}".getBytes(StandardCharsets.UTF_8);
    static final String HINT =
            "Scannen Sie den Code mit einem Telefon: es öffnet sich https://pruefen.musterstadt.example/s.";
    private static final String URL = "https://pruefen.musterstadt.example/s#";

    private final Documents documents = new Documents();

    @Test
    void printsEveryClaimWithGermanLetters() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(pdf(notice("Zoë Şule Öztürk-Weiß")))) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text)
                    .contains("Gaststättenerlaubnis", "Öztürk-Weiß", "Şule", "32-11-0815/2026", "§ 2 Abs. 1")
                    .contains("Fenster und Türen", "Seite 1 von");
        }
    }

    @Test
    void carriesTheBundleUnchangedAsAssociatedFile() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(pdf(notice("Erika Muster")))) {
            var files = pdf.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            assertThat(files).containsOnlyKeys(Documents.BUNDLE_FILE_NAME);
            assertThat(files.values().iterator().next().getEmbeddedFile().toByteArray())
                    .isEqualTo(BUNDLE);
            assertThat(pdf.getDocumentCatalog().getCOSObject().containsKey("AF"))
                    .isTrue();
        }
    }

    @Test
    void isTaggedAndNamesItsLanguage() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(pdf(notice("Erika Muster")))) {
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("de");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Gaststättenerlaubnis 32-11-0815/2026");
        }
    }

    @Test
    void thePictureOfTheCodeIsInTheFileOnceWithOneBitAPixel() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(pdf(notice("Erika Muster")))) {
            Set<COSBase> pictures = new HashSet<>();
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getXObjectNames()) {
                    PDImageXObject picture =
                            (PDImageXObject) page.getResources().getXObject(name);
                    assertThat(picture.getBitsPerComponent()).isEqualTo(1);
                    assertThat(picture.getColorSpace().getName()).isEqualTo("Indexed");
                    pictures.add(picture.getCOSObject());
                }
            }
            assertThat(pictures).hasSize(1);
        }
    }

    @Test
    void treatsMarkupInAClaimAsText() throws IOException {
        String name = "<img src=\"file:/etc/passwd\"/> & </td>\u0001";
        try (PDDocument pdf = Loader.loadPDF(pdf(notice(name)))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("<img src=\"file:/etc/passwd\"/> & </td>");
        }
    }

    @Test
    void theQrCodeOnThePageReadsBackAsTheSameText() throws Exception {
        String text = URL + digits(880);
        byte[] file = documents.pdf(notice("Erika Muster"), text, HINT, BUNDLE, NOW);
        try (PDDocument pdf = Loader.loadPDF(file)) {
            int last = pdf.getNumberOfPages() - 1;
            BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(last, 300);
            keepForLooking(file, page);
            var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(page)));
            assertThat(new QRCodeReader()
                            .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                            .getText())
                    .isEqualTo(text);
        }
    }

    /** 370 bytes are 52 chunks of 17 digits and one of 15 (six bytes): 899 digits. */
    @Test
    void theLargestSealFitsVersionSixteen() {
        assertThat(new QrCode(URL + digits(52 * 17 + 15)).version()).isLessThanOrEqualTo(QrCode.LARGEST_VERSION);
    }

    @Test
    void refusesACodeThatWouldBeTooDense() {
        assertThatThrownBy(() -> new QrCode(URL + digits(1_200)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("denser than 16");
    }

    @Test
    void theQrCodeIsAPngThatCanBeRead() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(documents.qrPng(URL + "123")));
        assertThat(image.getWidth()).isEqualTo(image.getHeight()).isGreaterThan(200);
    }

    private byte[] pdf(Notice notice) {
        return documents.pdf(notice, URL + digits(600), HINT, BUNDLE, NOW);
    }

    private static String digits(int count) {
        var random = RandomGenerator.of("L64X128MixRandom");
        return IntStream.range(0, count)
                .mapToObj(i -> String.valueOf(random.nextInt(10)))
                .collect(Collectors.joining());
    }

    private static void keepForLooking(byte[] pdf, BufferedImage page) throws IOException {
        File folder = new File("target/notice");
        Files.createDirectories(folder.toPath());
        Files.write(folder.toPath().resolve("notice.pdf"), pdf);
        ImageIO.write(page, "PNG", new File(folder, "notice.png"));
    }

    static Notice notice(String holder) {
        return new Notice(
                "Gaststättenerlaubnis",
                new Notice.Letterhead(
                        "Stadt Musterstadt",
                        "Ordnungsamt – Gewerbe- und Gaststättenangelegenheiten",
                        List.of("Rathausplatz 1", "52062 Musterstadt"),
                        "Zimmer 214, Telefon 0241 000-3211, gaststaetten@musterstadt.example"),
                List.of(holder, "Lindenstraße 17", "52064 Musterstadt"),
                "32-11-0815/2026",
                LocalDate.of(2026, 3, 2),
                LocalDate.of(2026, 3, 2),
                Optional.empty(),
                "Auf Ihren Antrag wird Ihnen die Erlaubnis zum Betrieb der nachstehend bezeichneten Gaststätte erteilt."
                        + " Die Erlaubnis gilt nur für die genannte Person, die genannte Betriebsart und die genannten Räume.",
                "§ 2 Abs. 1 Gaststättengesetz (GastG)",
                List.of(
                        new Notice.Section(
                                "Erlaubnisinhaber",
                                List.of(new Notice.Row(
                                        "Inhaber", List.of(holder + "\ngeboren am 29.02.1984 in Düren")))),
                        new Notice.Section(
                                "Betrieb",
                                List.of(
                                        new Notice.Row(
                                                "Betriebsstätte",
                                                List.of("„Zum Goldenen Anker“\nHafengasse 3, 52062 Musterstadt")),
                                        new Notice.Row("Betriebsart", List.of("Schankwirtschaft, Speisewirtschaft")),
                                        new Notice.Row(
                                                "Räume",
                                                List.of(
                                                        "Gastraum (Erdgeschoss): 84,5 m², 60 Sitzplätze",
                                                        "Küche (Erdgeschoss): 22 m²"))))),
                List.of(
                        new Notice.Condition(
                                "Ab 22.00 Uhr sind Fenster und Türen des Gastraums geschlossen zu halten.",
                                "§ 5 Abs. 1 Nr. 3 GastG"),
                        new Notice.Condition("Die Notausgänge sind frei zu halten.", null)),
                List.of(new Notice.Paragraph(
                        "Rechtsbehelfsbelehrung",
                        "Gegen diesen Bescheid kann innerhalb eines Monats nach Bekanntgabe Klage erhoben werden.")),
                "Im Auftrag",
                "018f3c1e-7a5b-7c3d-9e2f-0123456789ab");
    }
}
