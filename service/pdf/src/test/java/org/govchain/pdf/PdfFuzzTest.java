package org.govchain.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.govchain.verify.PdfFacts;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reader of strangers' PDF files answers, it never throws; and what it takes for signed by a key of the samples is a revision that this
 * key has signed, whatever was done to the file.
 *
 * <p>In the normal run the test sees its seeds. To look for new inputs: {@code JAZZER_FUZZ=1 mvn test -Djazzer.hooks=true -pl service/pdf
 * -am -Dtest='PdfFuzzTest#file' -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class PdfFuzzTest {

    private static final PdfFacts LICENCE = facts(sample("licence.pdf"));
    private static final PdfFacts OTHER = facts(sample("timestamp-pending.pdf"));

    @MethodSource("files")
    @FuzzTest(maxDuration = "5m")
    void file(byte[] input) {
        if (PdfReader.readWithoutPages(input) instanceof PdfReading.WithBundle(byte[] _, PdfFacts facts)
                && facts.finding().isEmpty()
                && facts.signer().equals(LICENCE.signer())) {
            assertThat(facts.signedRange()).isIn(LICENCE.signedRange(), OTHER.signedRange());
        }
    }

    static Stream<byte[]> files() {
        byte[] licence = sample("licence.pdf");
        byte[] later = sample("timestamped-later.pdf");
        byte[] changed = licence.clone();
        changed[licence.length / 2] ^= 1;
        return Stream.of(
                licence,
                sample("timestamp-pending.pdf"),
                later,
                changed,
                Arrays.copyOf(licence, licence.length / 2),
                Arrays.copyOf(later, later.length - 1_000),
                with(licence, "/ByteRange [0 ", "/ByteRange [1 "),
                with(later, "/DocTimeStamp", "/DocTimeStamq"),
                "%PDF-1.7\n%%EOF".getBytes(StandardCharsets.US_ASCII),
                new byte[0]);
    }

    private static byte[] with(byte[] file, String what, String instead) {
        return new String(file, StandardCharsets.ISO_8859_1)
                .replace(what, instead)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static PdfFacts facts(byte[] file) {
        return ((PdfReading.WithBundle) PdfReader.readWithoutPages(file)).facts();
    }

    private static byte[] sample(String name) {
        try {
            return Files.readAllBytes(
                    Path.of(System.getProperty("govchain.root", "../.."), "docs/samples/signed", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
