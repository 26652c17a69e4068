package org.govchain.service.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.govchain.merkle.Sha256Digest;
import org.govchain.seal.QrText;
import org.govchain.seal.SealBytes;
import org.govchain.seal.SealContent;
import org.govchain.seal.SealLinks;
import org.govchain.seal.SealSigner;
import org.govchain.seal.SealStatus;
import org.govchain.seal.UnsignedSeal;
import org.govchain.service.status.StatusLists;
import org.govchain.service.types.ShippedTypes;
import org.govchain.status.StatusListId;
import org.govchain.status.StatusReference;
import org.govchain.types.CredentialType;
import org.govchain.types.SealText;
import org.govchain.types.TypeFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** The table of sizes in docs/spec/seal.md, row by row. */
class SealSizeTest {

    private static final CredentialType TYPE = ShippedTypes.of("liquor-licence");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "siegel.aachen.de | Erika | Mustermann | Beispielgasse 4 | 315 | 14",
                "siegel.aachen.de | Maria Magdalena | von Hohenlohe-Schillingsfürst | Bürgermeister-Schwarzkopf-Straße 117 b | 370 | 15",
                "siegel.musterstadt.de | Erika | Mustermann | Beispielgasse 4 | 330 | 15",
                "siegel.musterstadt.de | Maria Magdalena | von Hohenlohe-Schillingsfürst | Rathausplatz 12 | 360 | 15",
                "siegel.musterstadt.de | Maria Magdalena | von Hohenlohe-Schillingsfürst | Bürgermeister-Schwarzkopf-Straße 117 b | 385 | 16",
                "siegel.kreis-musterland.bayern.de | Erika | Mustermann | Beispielgasse 4 | 366 | 16"
            })
    void ofALiquorLicence(String host, String given, String family, String street, int bytes, int version)
            throws WriterException {
        ObjectNode claims = SampleClaims.of("liquor-licence");
        claims.put("fileNumber", "32.1-GE-2026-0417");
        ((ObjectNode) claims.get("holder")).put("givenNames", given).put("familyName", family);
        ((ObjectNode) claims.get("premises").get("address")).put("street", street);
        UnsignedSeal seal = seal(TYPE, host, claims);
        assertThat(seal.signedLength()).isEqualTo(bytes);
        assertThat(version(host, seal)).isEqualTo(version);
    }

    static Stream<CredentialType> shipped() {
        return ShippedTypes.files().stream().map(TypeFile::type);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void ofEachTypesSampleFitsItsBudgetAndAReadableCode(CredentialType type) throws WriterException {
        String host = "siegel.musterstadt.de";
        UnsignedSeal seal = seal(type, host, SampleClaims.published(type.name()));
        assertThat(seal.signedLength()).isLessThanOrEqualTo(type.seal().budget());
        assertThat(version(host, seal)).isLessThanOrEqualTo(16);
    }

    private static UnsignedSeal seal(CredentialType type, String host, ObjectNode claims) {
        SealContent content = new SealContent(
                type.profile(),
                Optional.of(LocalDate.parse("2026-03-02")),
                Optional.of(LocalDate.parse("9999-12-31")),
                Optional.of(new SealLinks(host + "/types/" + type.name(), host + "/c")),
                Optional.of(SealStatus.of(
                        new StatusReference(new StatusListId("https://" + host + StatusLists.PATH + "Kx3_"), 131_071))),
                SealText.of(type, claims));
        LocalDate day = LocalDate.parse("2026-03-02");
        return UnsignedSeal.of(SealSigner.ofThumbprint(Sha256Digest.hash()), day, day, content);
    }

    private static int version(String host, UnsignedSeal seal) throws WriterException {
        byte[] signed = seal.sign(new byte[64]);
        String text = new QrText(host, SealBytes.of(signed)).toString();
        return Encoder.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.QR_COMPACT, true))
                .getVersion()
                .getVersionNumber();
    }
}
