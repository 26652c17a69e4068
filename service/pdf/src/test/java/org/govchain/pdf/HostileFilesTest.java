package org.govchain.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that only claim to be PDFs, that are locked, and that unpack to more than a machine has. */
class HostileFilesTest {

    private static final int MEBIBYTE = 1 << 20;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%PDF-1.7\nnothing of the kind",
                "%PDF-1.7\n%%EOF",
                "%PDF-",
                "%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF\n"
            })
    void aFileThatOnlyClaimsToBeAPdfIsSaidToBeNone(String text) {
        assertThat(PdfReader.claimsToBePdf(text.getBytes(ISO_8859_1))).isTrue();
        assertThat(PdfReader.read(text.getBytes(ISO_8859_1)))
                .isEqualTo(new PdfReading.Unreadable("the file is damaged or no PDF"));
    }

    @Test
    void anEncryptedFileIsSaidToBeEncrypted() throws IOException {
        for (String userPassword : new String[] {"secret", ""}) {
            assertThat(PdfReader.read(encrypted(userPassword)))
                    .isEqualTo(new PdfReading.Unreadable("the file is encrypted"));
        }
    }

    @Test
    void aPdfOfSomebodyElseHasNoBundle() throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            assertThat(PdfReader.read(out.toByteArray())).isInstanceOf(PdfReading.WithoutBundle.class);
        }
    }

    @Test
    void aFileOfTwoHundredMegabytesIsNotOpened() {
        byte[] file = new byte[200 * MEBIBYTE];
        System.arraycopy("%PDF-1.7\n".getBytes(ISO_8859_1), 0, file, 0, 9);
        assertUnreadable(file, "larger than 32 MiB");
    }

    @Test
    void aStreamThatUnpacksToGigabytesIsNotOpened() throws IOException {
        byte[] bomb = pdf("/Filter /FlateDecode", deflatedZeros(2_000));
        assertThat(bomb.length).isLessThan(3 * MEBIBYTE);
        assertUnreadable(bomb, "unpacks to more than 192 MiB");
    }

    @Test
    void manyStreamsThatUnpackToGigabytesTogetherAreNotOpened() throws IOException {
        byte[] one = deflatedZeros(20);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("%PDF-1.7\n".getBytes(ISO_8859_1));
        for (int i = 1; i < 40; i++) {
            file.writeBytes(object(i, "/Filter/FlateDecode", one));
        }
        assertUnreadable(file.toByteArray(), "unpacks to more than");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Filter /LZWDecode",
                "/Filter [/FlateDecode /LZWDecode]",
                "/Filter [/ASCIIHexDecode /FlateDecode]",
                "/Filter 7 0 R",
                "/F#69lter /RunLengthDecode",
                "/Filter /L#5aWDecode",
                "/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 2000000000 >>"
            })
    void aFilterThatCouldMultiplyWithoutBoundIsNotOpened(String dictionary) {
        assertUnreadable(pdf(dictionary, new byte[100]), "a filter that a notice never has");
    }

    @Test
    void noiseBehindTheHeaderNeverEscapesTheReader() {
        Random random = new Random(4711);
        for (int i = 0; i < 300; i++) {
            byte[] noise = new byte[random.nextInt(2_000) + 10];
            random.nextBytes(noise);
            System.arraycopy("%PDF-1.7\n".getBytes(ISO_8859_1), 0, noise, 0, 9);
            assertThat(PdfReader.read(noise)).isInstanceOf(PdfReading.Unreadable.class);
        }
    }

    @Test
    void deeplyNestedObjectsEndInAnAnswer() {
        String nested = "[".repeat(200_000);
        byte[] file = ("%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages " + nested
                        + ">>\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n")
                .getBytes(ISO_8859_1);
        assertThat(PdfReader.read(file)).isInstanceOf(PdfReading.Unreadable.class);
    }

    private static void assertUnreadable(byte[] file, String reason) {
        Instant begin = Instant.now();
        assertThat(PdfReader.read(file))
                .isInstanceOfSatisfying(
                        PdfReading.Unreadable.class,
                        it -> assertThat(it.reason()).contains(reason));
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(20));
    }

    private static byte[] pdf(String dictionary, byte[] content) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("%PDF-1.7\n".getBytes(ISO_8859_1));
        file.writeBytes(object(1, dictionary, content));
        file.writeBytes("trailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n".getBytes(ISO_8859_1));
        return file.toByteArray();
    }

    private static byte[] object(int number, String dictionary, byte[] content) {
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        object.writeBytes((number + " 0 obj\n<< " + dictionary + " /Length " + content.length + " >>\nstream\n")
                .getBytes(ISO_8859_1));
        object.writeBytes(content);
        object.writeBytes("\nendstream\nendobj\n".getBytes(ISO_8859_1));
        return object.toByteArray();
    }

    private static byte[] deflatedZeros(int mebibytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(out)) {
            for (int i = 0; i < mebibytes; i++) {
                deflate.write(new byte[MEBIBYTE]);
            }
        }
        return out.toByteArray();
    }

    private static byte[] encrypted(String userPassword) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", userPassword, new AccessPermission()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
