package org.govchain.service.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.govchain.merkle.Sha256Digest;
import org.junit.jupiter.api.Test;

class SigningRevisionTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final int ZONE = 512;

    private final byte[] unsigned = SignedPdfs.unsigned();

    @Test
    void whatIsDigestedIsWhatTheFileSaysItsSignatureCovers() throws IOException {
        try (SigningRevision revision = SigningRevision.of(unsigned, NOW, ZONE)) {
            Sha256Digest digest = revision.digest();
            byte[] signed = revision.with(new byte[] {0x30, 0});

            assertThat(signed).startsWith(unsigned);
            try (PDDocument document = Loader.loadPDF(signed)) {
                PDSignature signature = document.getLastSignatureDictionary();
                assertThat(signature.getSubFilter()).isEqualTo("ETSI.CAdES.detached");
                assertThat(signature.getSignDate().toInstant()).isEqualTo(NOW);
                assertThat(Arrays.copyOf(signature.getContents(), 2)).containsExactly(0x30, 0);
                int[] range = signature.getByteRange();
                assertThat(range[2] + range[3]).isEqualTo(signed.length);
                assertThat(range[2] - range[1]).isEqualTo(2 * ZONE + 2);
                assertThat(Sha256Digest.hash(signature.getSignedContent(signed)))
                        .isEqualTo(digest);
            }
        }
    }

    @Test
    void aSignatureThatDoesNotFitItsZoneIsRefused() {
        try (SigningRevision revision = SigningRevision.of(unsigned, NOW, ZONE)) {
            assertThatThrownBy(() -> revision.with(new byte[ZONE + 1])).isInstanceOf(UncheckedIOException.class);
        }
    }
}
