package org.govchain.service.documents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;
import org.govchain.pdf.PdfReader;
import org.govchain.pdf.PdfReading;
import org.govchain.service.TestDatabase;
import org.govchain.verify.PdfFacts;
import org.govchain.verify.ReasonCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The known ways to show other content under a signature that still verifies; each must be refused for its own reason. */
class PdfAttacksTest {

    private static final String QR = "https://pruefen.musterstadt.example/s#" + "12345678901234567".repeat(40);

    @TempDir
    static Path directory;

    private static TestDatabase database;
    private static SignedPdfs pdfs;
    private static byte[] signed;
    private static byte[] signedLate;

    @FunctionalInterface
    private interface Change {
        void to(PDDocument document) throws IOException;
    }

    @BeforeAll
    static void sign() throws IOException {
        database = TestDatabase.create();
        pdfs = new SignedPdfs(directory, database.dataSource());
        byte[] unsigned = unsigned();
        signed = pdfs.sign(unsigned);
        pdfs.tsa.setDown(true);
        byte[] without = pdfs.sign(unsigned);
        pdfs.tsa.setDown(false);
        signedLate = pdfs.timestamp(without);
    }

    @AfterAll
    static void close() {
        pdfs.close();
        database.close();
    }

    @Test
    void theFilesThatAreAttackedAreSound() {
        assertThat(facts(signed).finding()).isEmpty();
        assertThat(facts(signedLate).finding()).isEmpty();
    }

    /** Hide: a later revision puts a stamp over the text. Evil annotation: the same, with an annotation that signing rules may allow. */
    @Test
    void anAnnotationAddedAfterSigningIsRefused() throws IOException {
        byte[] attacked = revised(signed, document -> {
            PDAnnotationRubberStamp stamp = new PDAnnotationRubberStamp();
            stamp.setRectangle(new PDRectangle(50, 400, 400, 100));
            stamp.setContents("Befristet bis 2099");
            document.getPage(0).getAnnotations().add(stamp);
            dirty(document.getPage(0).getCOSObject());
            if (document.getPage(0).getCOSObject().getDictionaryObject(COSName.ANNOTS)
                    instanceof COSArray annotations) {
                annotations.setNeedToBeUpdated(true);
            }
        });
        assertThat(facts(attacked).finding()).contains(ReasonCode.PDF_CHANGED_AFTER_SIGNING);
    }

    /** Replace: a later revision gives the page other content. */
    @Test
    void contentReplacedAfterSigningIsRefused() throws IOException {
        byte[] attacked = revised(signed, document -> {
            PDPage page = document.getPage(0);
            page.setContents(new PDStream(document, new ByteArrayInputStream("BT ET".getBytes(ISO_8859_1))));
            dirty(page.getCOSObject());
        });
        assertThat(facts(attacked).finding()).contains(ReasonCode.PDF_CHANGED_AFTER_SIGNING);
    }

    /** Hide and replace: a page tree that was not in use comes into use. */
    @Test
    void anotherPageTreeAfterSigningIsRefused() throws IOException {
        byte[] attacked = revised(signed, document -> {
            PDPage other = new PDPage();
            COSDictionary tree = new COSDictionary();
            tree.setItem(COSName.TYPE, COSName.PAGES);
            tree.setItem(COSName.KIDS, new COSArray(List.of(other.getCOSObject())));
            tree.setInt(COSName.COUNT, 1);
            other.getCOSObject().setItem(COSName.PARENT, tree);
            COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
            catalog.setItem(COSName.PAGES, tree);
            dirty(catalog);
        });
        assertThat(facts(attacked).finding()).contains(ReasonCode.PDF_CHANGED_AFTER_SIGNING);
    }

    /** A font or a form field's value changes what is read without touching the page. */
    @Test
    void aResourceChangedAfterSigningIsRefused() throws IOException {
        byte[] attacked = revised(signed, document -> {
            PDPage page = document.getPage(0);
            COSName font = page.getResources().getFontNames().iterator().next();
            page.getResources().put(font, new PDType1Font(Standard14Fonts.FontName.ZAPF_DINGBATS));
            dirty(page.getCOSObject(), page.getResources().getCOSObject());
            dirty((COSDictionary) page.getResources().getCOSObject().getDictionaryObject(COSName.FONT));
        });
        assertThat(facts(attacked).finding()).contains(ReasonCode.PDF_CHANGED_AFTER_SIGNING);
    }

    @Test
    void anEmbeddedFileExchangedAfterSigningIsRefused() throws IOException {
        byte[] attacked = revised(signed, document -> {
            COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
            new AssociatedFile("other.json", "application/json", "x", bundle(), Instant.EPOCH).attachTo(document);
            dirty(catalog);
        });
        assertThat(facts(attacked).finding()).contains(ReasonCode.PDF_CHANGED_AFTER_SIGNING);
    }

    @Test
    void aChangeHiddenBehindAGenuineLateTimestampIsRefused() throws IOException {
        byte[] attacked = revised(signedLate, document -> {
            document.getDocumentInformation().setTitle("Etwas anderes");
            dirty(document.getDocumentInformation().getCOSObject());
        });
        assertThat(facts(attacked).finding()).contains(ReasonCode.PDF_CHANGED_AFTER_SIGNING);
    }

    @Test
    void aTimestampOverAChangedFileIsNoPardon() throws IOException {
        byte[] changed = revised(signed, document -> {
            document.getDocumentCatalog().setLanguage("en");
            dirty(document.getDocumentCatalog().getCOSObject());
        });
        assertThat(facts(pdfs.timestamp(changed)).finding()).contains(ReasonCode.PDF_CHANGED_AFTER_SIGNING);
    }

    @Test
    void aSecondTimestampIsAllowed() {
        PdfFacts facts = facts(pdfs.timestamp(signedLate));
        assertThat(facts.finding()).as(facts.detail()).isEmpty();
        assertThat(facts.timestamps()).hasSize(2);
    }

    @Test
    void aSecondSignatureIsRefused() {
        assertThat(facts(pdfs.sign(signed)).finding()).contains(ReasonCode.PDF_SIGNATURES_SEVERAL);
    }

    @Test
    void bytesBehindTheEndAreRefused() {
        assertThat(facts(concat(signed, "% more\n".getBytes(ISO_8859_1))).finding())
                .contains(ReasonCode.PDF_CHANGED_AFTER_SIGNING);
    }

    /** Universal signature forgery: what a validator needs is missing, and a careless one says nothing is wrong. */
    @ParameterizedTest
    @ValueSource(strings = {"/Contents <", "/ByteRange ["})
    void aSignatureWithoutItsPartsIsRefused(String key) {
        // Same length, so that the file still reads.
        byte[] attacked = replaced(signed, key, "/X" + key.substring(2));
        assertThat(facts(attacked).finding()).contains(ReasonCode.PDF_SIGNATURE_MALFORMED);
    }

    @Test
    void anEmptyOrNegativeByteRangeIsRefused() throws IOException {
        int[] range = byteRange();
        String written = "/ByteRange [0 " + range[1] + " " + range[2] + " " + range[3] + "]";
        for (String other : List.of(
                "/ByteRange []",
                "/ByteRange null",
                "/ByteRange [0 -1 " + range[2] + " 1]",
                "/ByteRange [0 99999999 2 2]")) {
            byte[] attacked = replaced(signed, written, other + " ".repeat(written.length() - other.length()));
            assertThat(facts(attacked).finding()).as(other).contains(ReasonCode.PDF_SIGNATURE_MALFORMED);
        }
    }

    /** Gaps: the range skips the first bytes, the last ones, or more than Contents. */
    @Test
    void aByteRangeWithAGapIsRefused() throws IOException {
        int[] range = byteRange();
        String written = "/ByteRange [0 " + range[1] + " " + range[2] + " " + range[3] + "]";
        for (String other : List.of(
                "/ByteRange [1 " + (range[1] - 1) + " " + range[2] + " " + range[3] + "]",
                "/ByteRange [0 " + range[1] + " " + range[2] + " " + (range[3] - 9) + "]",
                "/ByteRange [0 " + (range[1] - 9) + " " + range[2] + " " + range[3] + "]",
                "/ByteRange [0 " + range[1] + " " + (range[2] + 3) + " " + (range[3] - 3) + "]")) {
            byte[] attacked =
                    replaced(signed, written, other + " ".repeat(Math.max(0, written.length() - other.length())));
            assertThat(facts(attacked).finding()).as(other).contains(ReasonCode.PDF_SIGNATURE_PARTIAL);
        }
    }

    @Test
    void aChangedByteOfTheSignedRangeIsFound() {
        byte[] attacked = signed.clone();
        int language = new String(attacked, ISO_8859_1).lastIndexOf("/Lang (de)");
        attacked[language + 7] = 'e';
        assertThat(facts(attacked).finding()).contains(ReasonCode.PDF_SIGNATURE_WRONG);
    }

    @Test
    void aChangedByteOfTheSignatureIsFound() throws IOException {
        byte[] attacked = signed.clone();
        int inside = byteRange()[1] + 1_200;
        attacked[inside] = (byte) (attacked[inside] == '0' ? '1' : '0');
        assertThat(facts(attacked).finding())
                .hasValueSatisfying(why -> assertThat(why)
                        .isIn(
                                ReasonCode.PDF_SIGNATURE_WRONG,
                                ReasonCode.PDF_SIGNATURE_MALFORMED,
                                ReasonCode.PDF_TIMESTAMP_WRONG));
    }

    @Test
    void aSignatureOfAnotherFileIsFound() throws IOException {
        String theirs = contents(pdfs.sign(unsigned()));
        assertThat(facts(replaced(signed, contents(signed), theirs)).finding())
                .contains(ReasonCode.PDF_SIGNATURE_WRONG);
    }

    @Test
    void twoBundlesAreRefused() throws IOException {
        byte[] file = rewritten(unsigned(), document -> {
            var names = document.getDocumentCatalog().getNames();
            var tree = names.getEmbeddedFiles();
            var files = new TreeMap<>(tree.getNames());
            files.put("second.json", files.firstEntry().getValue());
            tree.setNames(files);
        });
        assertThat(facts(file).finding()).contains(ReasonCode.PDF_BUNDLES_SEVERAL);
    }

    @Test
    void pagesThatAreTooMuchToDrawAreNotRead() throws IOException {
        byte[] file = rewritten(unsigned(), document -> {
            try (PDPageContentStream content = new PDPageContentStream(
                    document, document.getPage(0), PDPageContentStream.AppendMode.APPEND, true)) {
                for (int i = 0; i < 1_100_000; i++) {
                    content.saveGraphicsState();
                    content.restoreGraphicsState();
                }
            }
        });
        assertThat(facts(pdfs.sign(file)).codes()).isEmpty();
    }

    @Test
    void moreThanFortyPagesAreNotDrawn() throws IOException {
        byte[] file = rewritten(unsigned(), document -> {
            for (int i = 0; i < 60; i++) {
                document.addPage(new PDPage());
            }
        });
        PdfFacts facts = facts(pdfs.sign(file));
        assertThat(facts.finding()).isEmpty();
        assertThat(facts.codes()).isEmpty();
    }

    private static byte[] unsigned() {
        return new Documents()
                .pdf(
                        DocumentsTest.notice("Erika Mustermann"),
                        QR,
                        DocumentsTest.HINT,
                        bundle(),
                        Instant.parse("2026-03-02T09:00:00Z"));
    }

    private static byte[] bundle() {
        return "{\"format\":\"govchain-bundle/1\",\"payload\":\"AA\",\"salt\":\"AA\"}".getBytes(StandardCharsets.UTF_8);
    }

    private static PdfFacts facts(byte[] file) {
        PdfReading reading = PdfReader.read(file);
        assertThat(reading).isInstanceOf(PdfReading.WithBundle.class);
        return ((PdfReading.WithBundle) reading).facts();
    }

    private static void dirty(COSDictionary... objects) {
        for (COSDictionary object : objects) {
            object.setNeedToBeUpdated(true);
        }
    }

    /** The file with an incremental update behind it. */
    private static byte[] revised(byte[] file, Change change) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            change.to(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.saveIncremental(out);
            assertThat(out.toByteArray()).startsWith(file).hasSizeGreaterThan(file.length);
            return out.toByteArray();
        }
    }

    private static byte[] rewritten(byte[] file, Change change) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            change.to(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] replaced(byte[] file, String what, String with) {
        String text = new String(file, ISO_8859_1);
        int at = text.lastIndexOf(what);
        assertThat(at).as(what.substring(0, Math.min(40, what.length()))).isNotNegative();
        return (text.substring(0, at) + with + text.substring(at + what.length())).getBytes(ISO_8859_1);
    }

    private static int[] byteRange() throws IOException {
        try (PDDocument document = Loader.loadPDF(signed)) {
            return document.getLastSignatureDictionary().getByteRange();
        }
    }

    private static String contents(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            return ((COSString)
                            document.getLastSignatureDictionary().getCOSObject().getDictionaryObject(COSName.CONTENTS))
                    .toHexString();
        }
    }

    private static byte[] concat(byte[] one, byte[] other) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(one);
        out.writeBytes(other);
        return out.toByteArray();
    }
}
