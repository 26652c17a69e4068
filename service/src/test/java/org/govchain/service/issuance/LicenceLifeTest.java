package org.govchain.service.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.govchain.service.documents.Documents;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.govchain.verify.Bundle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Tag("database")
class LicenceLifeTest {

    private final Office office = Office.shared();
    private final String clerk = office.token(Office.MUSTERSTADT, Role.CLERK);

    @Test
    void aLicenceIsValidUntilItIsRevoked() {
        String self = "/api/credentials/" + office.issueAnchoredLicence();
        byte[] bundle = office.get(self + "/bundle", clerk).bytes();
        JsonNode report = verify(Bundle.MEDIA_TYPE, bundle);
        assertThat(report.at("/verdict").asString()).as(report.toString()).isEqualTo("VALID");

        Office.Reply revoked = office.post(self + "/revoke", clerk, "{\"reason\":\"Unzuverlässigkeit\"}");
        assertThat(revoked.json().at("/status").asString()).as(revoked.text()).isEqualTo("revoked");
        assertThat(verify(Bundle.MEDIA_TYPE, bundle).at("/verdict").asString()).isEqualTo("INVALID");
    }

    @Test
    void theSealAloneAndTheCredentialAloneAreAsValidAsTheBundle() {
        String self = "/api/credentials/" + office.issueAnchoredLicence();
        byte[] credential = office.get(self + "/credential", clerk).bytes();
        JsonNode byCredential = verify("application/dc+sd-jwt", credential);
        assertThat(byCredential.at("/verdict").asString())
                .as(byCredential.toString())
                .isEqualTo("VALID");
        String seal = office.get(self + "/bundle", clerk).json().get("seal").asString();
        JsonNode bySeal = verify(
                "application/octet-stream", java.util.Base64.getUrlDecoder().decode(seal));
        assertThat(bySeal.at("/verdict").asString()).as(bySeal.toString()).isEqualTo("VALID");
    }

    @Test
    void aSuspensionCanBeLiftedAndARevocationCannot() {
        String self = "/api/credentials/" + office.issueLicence();
        assertThat(status(self, "suspend")).isEqualTo("suspended");
        assertThat(status(self, "reinstate")).isEqualTo("valid");
        assertThat(status(self, "revoke")).isEqualTo("revoked");
        assertThat(office.post(self + "/reinstate", clerk, "{\"reason\":\"Irrtum\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aRevocationDoesNotReachBack() {
        String self = "/api/credentials/" + office.issueLicence();
        Office.Reply reply =
                office.post(self + "/revoke", clerk, "{\"reason\":\"Irrtum\",\"effective\":\"2020-01-01T00:00:00Z\"}");
        assertThat(reply.status()).isEqualTo(422);
    }

    @Test
    void thePdfCarriesTheBundleAndTheQrCodeIsAPicture() throws IOException {
        String self = "/api/credentials/" + office.issueAnchoredLicence();
        try (PDDocument pdf = Loader.loadPDF(office.get(self + "/pdf", clerk).bytes())) {
            var files = pdf.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            assertThat(files).containsOnlyKeys(Documents.BUNDLE_FILE_NAME);
            byte[] bundle = files.values().iterator().next().getEmbeddedFile().toByteArray();
            assertThat(verify(Bundle.MEDIA_TYPE, bundle).at("/verdict").asString())
                    .isEqualTo("VALID");
        }
        assertThat(office.get(self + "/qr.png", clerk).bytes()).startsWith((byte) 0x89, 'P', 'N', 'G');
    }

    @Test
    void thePdfIsMadeOnceAndIsAsValidAsItsBundle() {
        String self = "/api/credentials/" + office.issueAnchoredLicence();
        assertThat(office.get(self, clerk).json().at("/pdf/state").asString()).isEqualTo("not-made");
        byte[] pdf = office.get(self + "/pdf", clerk).bytes();
        assertThat(office.get(self, clerk).json().at("/pdf/state").asString()).isEqualTo("signed");
        assertThat(office.get(self + "/pdf", clerk).bytes()).isEqualTo(pdf);

        JsonNode report = verify("application/pdf", pdf);
        assertThat(report.at("/verdict").asString()).as(report.toString()).isEqualTo("VALID");
        pdf[pdf.length / 3] ^= 1;
        JsonNode changed = verify("application/pdf", pdf);
        assertThat(changed.at("/verdict").asString()).as(changed.toString()).isEqualTo("INVALID");
    }

    @Test
    void whatIsNoPdfOfOursGetsAClearAnswer() {
        byte[] claims = "%PDF-1.7\nnothing of the kind".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Office.Reply reply =
                office.send("POST", "/verify", BodyPublishers.ofByteArray(claims), "Content-Type", "application/pdf");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).contains("the file is damaged or no PDF");
        Office.Reply large = office.send(
                "POST",
                "/verify",
                BodyPublishers.ofByteArray(new byte[(8 << 20) + 1]),
                "Content-Type",
                "application/pdf");
        assertThat(large.status()).isEqualTo(413);
    }

    @Test
    void evidenceByHashTellsThatItIsValidAndNotWhatItSays() {
        String self = "/api/credentials/" + office.issueAnchoredLicence();
        JsonNode report = office.get(self + "/bundle", clerk).json();
        byte[] seal = java.util.Base64.getUrlDecoder().decode(report.get("seal").asString());
        Office.Reply evidence = office.get(
                "/evidence/" + org.govchain.merkle.Sha256Digest.hash(seal).toHex());
        assertThat(evidence.status()).isEqualTo(200);
        String credential = evidence.json().at("/bundles/0/credential").asString();
        assertThat(credential).endsWith("~").containsOnlyOnce("~");
        assertThat(evidence.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(v -> assertThat(v).contains("public"));
    }

    private String status(String self, String change) {
        return office.post(self + "/" + change, clerk, "{\"reason\":\"Test\"}")
                .json()
                .at("/status")
                .asString();
    }

    private JsonNode verify(String mediaType, byte[] document) {
        return office.send("POST", "/verify", BodyPublishers.ofByteArray(document), "Content-Type", mediaType)
                .json();
    }
}
