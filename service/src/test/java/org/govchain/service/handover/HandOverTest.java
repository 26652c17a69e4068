package org.govchain.service.handover;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.govchain.credential.SignedCredential;
import org.govchain.handover.HandOverEvent;
import org.govchain.log.Commitment;
import org.govchain.log.LogEntry;
import org.govchain.log.Parsed;
import org.govchain.log.Salt;
import org.govchain.log.TlogProof;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.govchain.verify.HandOverReceipt;
import org.govchain.verify.PolicyReading;
import org.govchain.verify.ReceiptVerifier;
import org.govchain.verify.TrustPolicy;
import org.govchain.verify.Verdict;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A hand-over from grant to receipt, as it is meant to go. */
class HandOverTest {

    private static final byte[] PLAN = "Grundriss ".repeat(20_000).getBytes(StandardCharsets.UTF_8);

    private final Office office = Office.shared();
    private final String clerk = office.token(Office.MUSTERSTADT, Role.CLERK);

    @Test
    void theBearerOfLinkAndPinGetsTheChosenClaimsAndFilesAndAReceipt() {
        String file = Sha256Digest.hash(PLAN).toHex();
        String id = office.issueWithFile(clerk, Office.licence(), "grundriss.txt", PLAN)
                .json()
                .get("id")
                .asString();
        JsonNode grant = grant(id, "\"files\":[\"" + file + "\"],", 2);
        assertThat(grant.get("link").asString()).startsWith(Office.PUBLIC_URL + "/h#");
        Recipient recipient = new Recipient(office, grant.get("link").asString());

        Office.Reply opened = recipient.open(grant.get("pin").asString());
        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        assertThat(opened.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode view = opened.json();
        SignedCredential shown = credential(recipient.presentation(view));
        assertThat(shown.claims().propertyNames()).containsExactly("fileNumber", "premises");
        assertThat(recipient.file(view, file)).isEqualTo(PLAN);
        assertThat(view.at("/document/status").asString()).isEqualTo("valid");
        assertThat(view.at("/evidence/credential").asString()).containsOnlyOnce("~");

        Office.await("anchored receipt", () -> recipient.receipt(view).json().has("anchor"));
        HandOverReceipt receipt = receipt(recipient.receipt(view).bytes());
        HandOverEvent event = event(receipt);
        assertThat(event.kind()).isEqualTo(HandOverEvent.Kind.VIEWED);
        assertThat(event.view()).contains(1L);
        assertThat(event.presentation())
                .contains(Sha256Digest.hash(recipient.presentation(view).getBytes(StandardCharsets.US_ASCII)));
        assertThat(event.files()).containsExactly(Sha256Digest.hash(PLAN));
        assertThat(isIncluded(receipt)).isTrue();
        Optional<PolicyReading> policy =
                Optional.of(TrustPolicy.parse(office.get("/trust-policy").bytes()));
        ReceiptVerifier.Report report = ReceiptVerifier.verify(receipt, policy, Instant.now());
        assertThat(report.verdict()).as(report.results().toString()).isEqualTo(Verdict.VALID);
        HandOverReceipt forged = new HandOverReceipt(receipt.payload(), Salt.of(new byte[16]), receipt.proof());
        assertThat(ReceiptVerifier.verify(forged, policy, Instant.now()).verdict())
                .isEqualTo(Verdict.INVALID);
        assertThat(ReceiptVerifier.verify(receipt, Optional.empty(), Instant.now())
                        .verdict())
                .isEqualTo(Verdict.INDETERMINATE);
    }

    @Test
    void everyEventStandsInTheRecordAndNamesTheOneBefore() {
        String id = office.issueLicence();
        JsonNode grant = grant(id, "", 3);
        Recipient recipient = new Recipient(office, grant.get("link").asString());
        recipient.open("no PIN");
        recipient.open(grant.get("pin").asString());
        String self = grant.get("id").asString();
        assertThat(office.post("/api/grants/" + self + "/withdraw", clerk, "").status())
                .isEqualTo(200);
        recipient.open(grant.get("pin").asString());

        JsonNode recorded =
                office.get("/api/credentials/" + id + "/grants", clerk).json().at("/items/0");
        assertThat(recorded.get("state").asString()).isEqualTo("withdrawn");
        assertThat(recorded.get("events")
                        .valueStream()
                        .map(event -> event.get("kind").asString()
                                + (event.has("reason")
                                        ? " " + event.get("reason").asString()
                                        : "")))
                .containsExactly("granted", "refused pin", "viewed", "withdrawn", "refused withdrawn");
        assertThat(recorded.has("link")).isFalse();
        assertThat(recorded.has("pin")).isFalse();
    }

    @Test
    void thePdfGoesAlongWithAllClaimsAndNotWithFewer() {
        String id = office.issueAnchoredLicence();
        JsonNode grant = json(201, request(id, "\"pdf\":true,", 1, "\"all\""));
        Recipient recipient = new Recipient(office, grant.get("link").asString());
        JsonNode view = recipient.open(grant.get("pin").asString()).json();
        JsonNode file = view.at("/files/0");
        assertThat(file.get("kind").asString()).isEqualTo("document");
        assertThat(file.get("mediaType").asString()).isEqualTo("application/pdf");
        byte[] pdf = office.get("/api/credentials/" + id + "/pdf", clerk).bytes();
        assertThat(recipient.file(view, file.get("sha256").asString())).isEqualTo(pdf);
        assertThat(event(receipt(recipient.receipt(view).bytes())).files()).containsExactly(Sha256Digest.hash(pdf));
        assertThat(office.storedFiles())
                .noneMatch(stored -> new String(stored, 0, 5, StandardCharsets.ISO_8859_1).equals("%PDF-"));

        for (String claims : List.of("[]", "[\"fileNumber\",\"premises\"]")) {
            JsonNode refused = json(422, request(id, "\"pdf\":true,", 1, claims));
            assertThat(refused.get("code").asString()).isEqualTo("claims-invalid");
        }
        assertThat(request(id, "\"pdf\":\"yes\",", 1, "\"all\"").status()).isEqualTo(400);
        assertThat(json(201, request(id, "\"pdf\":false,", 1, "[]")).has("link"))
                .isTrue();
    }

    @Test
    void theLinkIsGivenAsAPictureTooAndBothOnlyOnce() throws Exception {
        String id = office.issueLicence();
        JsonNode grant = grant(id, "", 1);
        assertThat(textOf(grant.get("linkQr"))).isEqualTo(grant.get("link").asString());
        JsonNode holder = json(201, office.post("/api/credentials/" + id + "/holder-link", clerk, ""));
        assertThat(textOf(holder.get("linkQr"))).isEqualTo(holder.get("link").asString());
        assertThat(office.get("/api/credentials/" + id + "/grants", clerk).text())
                .doesNotContain("linkQr", "\"link\"", "\"pin\":");
    }

    private static String textOf(JsonNode png) throws Exception {
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png.asString())));
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image))))
                .getText();
    }

    private Office.Reply request(String id, String more, int views, String claims) {
        return office.post(
                "/api/credentials/" + id + "/grants",
                clerk,
                "{\"recipient\":{\"kind\":\"bearer\",\"name\":\"Notariat Muster\"},\"purpose\":\"Kaufvertrag\"," + more
                        + "\"validUntil\":\"" + Instant.now().plus(14, ChronoUnit.DAYS) + "\",\"views\":" + views
                        + ",\"claims\":" + claims + "}");
    }

    private static JsonNode json(int status, Office.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        return reply.json();
    }

    private JsonNode grant(String id, String more, int views) {
        return json(201, request(id, more, views, "[\"fileNumber\",\"premises\"]"));
    }

    static SignedCredential credential(String text) {
        return ((SignedCredential.Accepted) SignedCredential.parse(text)).credential();
    }

    static HandOverReceipt receipt(byte[] json) {
        return ((Parsed.Ok<HandOverReceipt>) HandOverReceipt.parse(json)).value();
    }

    static HandOverEvent event(HandOverReceipt receipt) {
        return ((HandOverEvent.Accepted) HandOverEvent.parse(receipt.payload())).event();
    }

    private static boolean isIncluded(HandOverReceipt receipt) {
        TlogProof proof =
                ((Parsed.Ok<TlogProof>) TlogProof.parse(receipt.proof().proof().orElseThrow())).value();
        LogEntry entry = LogEntry.handOver(Commitment.of(receipt.salt(), receipt.payload()));
        return proof.inclusion()
                .verify(entry.leafHash(), proof.checkpoint().checkpoint().root());
    }
}
