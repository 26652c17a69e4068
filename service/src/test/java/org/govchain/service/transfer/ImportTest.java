package org.govchain.service.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.govchain.chain.RegistryChange;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.handover.Recipient;
import org.govchain.service.issuance.SampleClaims;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.govchain.verify.Bundle;
import org.govchain.verify.Evidence;
import org.govchain.verify.Presentation;
import org.govchain.verify.TrustPolicy;
import org.govchain.verify.VerificationReport;
import org.govchain.verify.Verifier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An authority leaves an installation for another one on the same network and takes everything along: once with its host name, once
 * without. The steps of the move build on each other.
 */
@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImportTest {

    private static final byte[] PLAN = "Grundriss der Gaststätte Zur Sonne".getBytes(UTF_8);
    private static final String MUSTERSTADT = Office.MUSTERSTADT;
    private static final String REASON = "{\"reason\":\"Unzuverlässigkeit\"}";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path directory;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Office old;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Office moved;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Exported export;

    private String licence = "";
    private String revoked = "";
    private String withFile = "";
    private String ofUnknownType = "";

    @SuppressWarnings("NullAway.Init") // set before all tests
    private TrustPolicy oldPolicy;

    @BeforeAll
    void issueAndExport() throws IOException {
        old = Office.open(directory);
        licence = old.issueAnchoredLicence();
        revoked = old.issueAnchoredLicence();
        withFile = issueWithFile();
        ofUnknownType = issueExtract();
        String clerk = old.token(MUSTERSTADT, Role.CLERK);
        for (String step : List.of("suspend", "reinstate", "revoke")) {
            old.post("/api/credentials/" + revoked + "/" + step, clerk, REASON);
        }
        Office.await("everything is anchored", () -> {
            export = Exported.from(old, MUSTERSTADT);
            return export.credentials().stream().allMatch(line -> line.contains("\"anchor\""))
                    && export.changes().stream().allMatch(line -> line.contains("\"proof\""));
        });
        Path policy = Files.write(
                directory.resolve("old-trust.json"), old.get("/trust-policy").bytes());
        oldPolicy = policyOf(old);
        // One of the old installation's types was never brought to the new one.
        moved = old.further(
                directory,
                "moved",
                Map.of(
                        "govchain.import.trust-policy",
                        policy,
                        "govchain.credential-types",
                        "classpath:credential-types/liquor-licence.json"));
    }

    private String issueExtract() {
        ObjectNode request = JsonMapper.shared().createObjectNode().put("type", "trade-register-extract");
        request.set("claims", SampleClaims.published("trade-register-extract"));
        Office.Reply reply = old.post("/api/credentials", clerk(old), request.toString());
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().get("id").asString();
    }

    @AfterAll
    void close() throws IOException {
        moved.close();
        old.close();
    }

    private String issueWithFile() {
        String clerk = old.token(MUSTERSTADT, Role.CLERK);
        ObjectNode request = Exported.json(Office.licence());
        request.putArray("attachments")
                .addObject()
                .put("name", "grundriss.txt")
                .put("mediaType", "text/plain")
                .put("sha256", Sha256Digest.hash(PLAN).toHex());
        Office.Reply reply = old.issueWithFile(clerk, request.toString(), "grundriss.txt", PLAN);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().get("id").asString();
    }

    @Test
    @Order(1)
    void isClosedUnlessTheOperatorOfTheMachineNamedATrustPolicy() {
        Office.Reply reply = old.get("/api/import", old.token(MUSTERSTADT, Role.OPERATOR));
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text()).contains("govchain.import.trust-policy");
        assertThat(moved.get("/api/import", moved.token(MUSTERSTADT, Role.OPERATOR))
                        .json()
                        .get("trustPolicy")
                        .asString())
                .isEqualTo(oldPolicy.digest().toHex());
    }

    @Test
    @Order(2)
    void checkingJudgesEveryLineAndStoresNothing() {
        assertThat(outcomes(export.into(moved, MUSTERSTADT, true))).containsExactly("sound");
        assertThat(copies(moved)).isEmpty();
        assertThat(moved.get("/api/export/keys", admin(moved)).text().lines()).hasSize(4);
    }

    @Test
    @Order(3)
    void refusesWhatIsNotWhatWasSigned() {
        ObjectNode line = export.line(licence);
        String credential = line.at("/bundle/credential").asString();
        String seal = line.at("/bundle/seal").asString();
        String salt = line.at("/bundle/salt").asString();
        int middle = credential.indexOf('.') + 40;
        String changed = credential.substring(0, middle)
                + (credential.charAt(middle) == 'A' ? 'B' : 'A')
                + credential.substring(middle + 1);

        assertThat(refusal(licence, text -> text.replace(credential, changed))).isNotEmpty();
        assertThat(refusal(licence, text -> text.replace(seal, flipped(seal)))).isNotEmpty();
        assertThat(refusal(licence, text -> text.replace(salt, flipped(salt)))).contains("inclusion-wrong");
        assertThat(refusal(licence, text -> text.replace("\"version\":1", "\"version\":2")))
                .contains("line-contradicted");
        assertThat(refusal(licence, text -> text.replace("liquor-licence\",\"status", "building-permit\",\"status")))
                .contains("line-contradicted");
        assertThat(refusal(licence, text -> text.replace("\"place\"", "\"extra\":1,\"bundle2\"")))
                .isEmpty();
        assertThat(refusal(licence, text -> text.replace("\"issuedAt\":\"20", "\"issuedAt\":\"x20")))
                .contains("line-malformed");
        assertThat(refusal(
                        withFile,
                        text -> text.replace(
                                Sha256Digest.hash(PLAN).toHex(),
                                Sha256Digest.hash(new byte[0]).toHex())))
                .contains("attachment-mismatch");
    }

    @Test
    @Order(3)
    void refusesATamperedStatus() {
        assertThat(refusal(revoked, text -> text.replace("\"status\":\"revoked\"", "\"status\":\"valid\"")))
                .contains("status-contradicted");
        assertThat(refusal(licence, text -> text.replace("\"status\":\"valid\"", "\"status\":\"revoked\"")))
                .contains("status-contradicted");
        Exported forged = new Exported(
                export.keys(),
                List.of(),
                List.of(),
                List.of(export.changes().getLast().replace("Unzuverlässigkeit", "Umzug")),
                Map.of());
        assertThat(reasons(forged.into(moved, MUSTERSTADT, true))).containsExactly("line-contradicted");
    }

    @Test
    @Order(3)
    void refusesAStatusListThatNobodyEntitledHasSigned() {
        String list = export.lists().getFirst();
        String token = Exported.json(list).get("token").asString();
        Exported forged = new Exported(
                List.of(),
                List.of(list.replace(token, token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(86))),
                List.of(),
                List.of(),
                Map.of());
        assertThat(reasons(forged.into(moved, MUSTERSTADT, true))).containsExactly("status-list-signature-wrong");
        assertThat(reasons(new Exported(List.of(), List.of(), export.credentials(), List.of(), Map.of())
                        .into(moved, MUSTERSTADT, true)))
                .containsOnly("status-list-missing");
    }

    @Test
    @Order(3)
    void refusesDocumentsOfAnotherAuthority() {
        assertThat(reasons(export.credentialsInto(moved, Office.NACHBARSTADT, true)))
                .containsOnly("foreign-authority");
        assertThat(reasons(export.into(moved, Office.NACHBARSTADT, true)))
                .containsExactlyInAnyOrder("foreign-authority", "status-list-signature-wrong");
        assertThat(reasons(export.into(moved, Office.NACHBARSTADT, false)))
                .containsExactlyInAnyOrder("foreign-authority", "status-list-signature-wrong", "document-missing");
        assertThat(moved.get("/api/export/keys", moved.token(Office.NACHBARSTADT, Role.AUTHORITY_ADMIN))
                        .text()
                        .lines())
                .hasSize(4);
        assertThat(copies(moved)).isEmpty();
    }

    @Test
    @Order(4)
    void anInterruptedImportIsCompletedByTheNextAndNothingIsTakenTwice() {
        assertThat(outcomes(export.only(licence).into(moved, MUSTERSTADT, false)))
                .containsExactly("imported");
        long entries = logged();
        List<JsonNode> again = export.into(moved, MUSTERSTADT, false);
        assertThat(outcomes(again)).containsExactlyInAnyOrder("imported", "present");
        assertThat(copies(moved)).containsExactlyInAnyOrder(licence, revoked, withFile, ofUnknownType);
        assertThat(logged()).isGreaterThan(entries);

        long complete = logged();
        List<JsonNode> third = export.into(moved, MUSTERSTADT, false);
        assertThat(outcomes(third)).containsExactly("present");
        assertThat(third).noneMatch(line -> line.has("missingFiles"));
        assertThat(logged()).isEqualTo(complete);
    }

    @Test
    @Order(5)
    void aDocumentIsFoundAndProvesTheTimeOfTheOldLog() throws IOException {
        for (String id : List.of(licence, revoked, withFile)) {
            JsonNode here = moved.get("/api/credentials/" + id, clerk(moved)).json();
            JsonNode there = old.get("/api/credentials/" + id, clerk(old)).json();
            assertThat(here.at("/anchor")).isEqualTo(there.at("/anchor"));
            assertThat(here.at("/status")).isEqualTo(there.at("/status"));
        }
        Bundle bundle = bundle(moved, licence);
        Bundle before = bundle(old, licence);
        assertThat(bundle.toBuilder().statusList(null).build().toJson())
                .isEqualTo(before.toBuilder().statusList(null).build().toJson());
        assertThat(report(moved, licence).at("/verdict").asString()).isEqualTo("VALID");
        assertThat(report(moved, revoked).at("/checks").toString()).contains("\"revoked\"");
        // Whoever has only the policy of the old network judges it as before.
        VerificationReport offline =
                Verifier.with(oldPolicy).verify(Presentation.bundle(before), Evidence.none(), Instant.now());
        assertThat(offline.verdict().name()).isEqualTo("VALID");

        String hash = Sha256Digest.hash(before.seal().orElseThrow()).toHex();
        assertThat(moved.get("/evidence/" + hash).text())
                .contains(before.anchor().orElseThrow().transactionHash());
        assertThat(moved.get("/api/credentials/" + licence + "/pdf", clerk(moved))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Order(5)
    void filesAreHandedOutAndLieEncryptedWithTheNewKey() {
        String hash = Sha256Digest.hash(PLAN).toHex();
        assertThat(moved.get("/api/credentials/" + withFile + "/attachments/" + hash, clerk(moved))
                        .bytes())
                .isEqualTo(PLAN);
        assertThat(moved.storedFiles())
                .isNotEmpty()
                .noneMatch(file -> new String(file, StandardCharsets.ISO_8859_1).contains("Grundriss"));
        assertThat(Exported.send(moved, MUSTERSTADT, licence, hash, PLAN).status())
                .isEqualTo(404);
        assertThat(Exported.send(moved, Office.NACHBARSTADT, withFile, hash, PLAN)
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Order(5)
    void aDocumentWhoseTypeWasNotBroughtAlongIsHandedOverButNotPrinted() {
        Office.Reply link = moved.post("/api/credentials/" + ofUnknownType + "/holder-link", clerk(moved), "");
        String token = Recipient.tokenOf(link.json().get("link").asString());
        Office.Reply held = moved.send(
                "POST",
                "/handover/holder",
                BodyPublishers.ofString("{\"token\":\"" + token + "\"}"),
                "Content-Type",
                "application/json");
        assertThat(held.status()).as(held.text()).isEqualTo(200);
        assertThat(held.json().get("preselected")).isEmpty();
        assertThat(held.json().at("/document/type").asString()).endsWith("/trade-register-extract");

        Office.Reply printed = moved.get("/api/credentials/" + ofUnknownType + "/pdf", clerk(moved));
        assertThat(printed.status()).as(printed.text()).isEqualTo(422);
        assertThat(printed.json().get("code").asString()).isEqualTo("unknown-type");
        assertThat(moved.get("/api/credentials/" + ofUnknownType + "/qr.png", clerk(moved))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Order(6)
    void exportsAgainWhatItTookIn() {
        Exported again = Exported.from(moved, MUSTERSTADT);
        assertThat(withoutPlace(again.credentials())).isEqualTo(withoutPlace(export.credentials()));
        assertThat(withoutPlace(again.changes())).isEqualTo(withoutPlace(export.changes()));
        assertThat(again.keys()).containsAll(export.keys());
        assertThat(again.files().keySet()).isEqualTo(export.files().keySet());
    }

    @Test
    @Order(7)
    void aHostNameThatMovedAlongLetsTheStatusBeChangedHere() {
        String list = bundleListUri();
        old.stopService();
        moved.decide(new RegistryChange.CloseLog(old.logId(), Long.MAX_VALUE, Optional.of(moved.logId())));
        moved.decide(new RegistryChange.RegisterStatusList(
                digest(list), digest("https://musterstadt.example"), moved.logId()));
        assertThat(moved.post("/api/credentials/" + licence + "/revoke", clerk(moved), REASON)
                        .status())
                .isEqualTo(200);
        Office.await(
                "the list is announced by the new log",
                () -> report(moved, licence).toString().contains("\"revoked\"")
                        && moved.get("/published").text().contains(list));
        assertThat(report(moved, withFile).at("/verdict").asString()).isEqualTo("VALID");
        // Nothing new is ever put into a list whose free places only the former installation knew.
        String fresh = moved.issueAnchoredLicence();
        assertThat(report(moved, fresh).at("/verdict").asString()).isEqualTo("VALID");
        assertThat(Exported.from(moved, MUSTERSTADT)
                        .line(fresh)
                        .at("/bundle/credential")
                        .asString())
                .isNotEmpty();
    }

    @Test
    @Order(8)
    void withoutItsHostNameADocumentIsKeptAsItWasAndItsStatusIsNotChangedHere() throws IOException {
        Map<String, Object> properties = Map.of(
                "govchain.import.trust-policy",
                directory.resolve("old-trust.json"),
                "govchain.public-url",
                "https://siegel.neustadt.example");
        try (Office elsewhere = old.further(directory, "elsewhere", properties)) {
            assertThat(outcomes(export.into(elsewhere, MUSTERSTADT, false))).containsExactly("imported");
            Office.Reply reply = elsewhere.post("/api/credentials/" + licence + "/revoke", clerk(elsewhere), REASON);
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.json().get("code").asString()).isEqualTo("status-list-elsewhere");
            assertThat(reply.text()).contains(bundleListUri(), "issue the document anew here");

            assertThat(bundle(elsewhere, licence).statusList())
                    .contains(Exported.json(export.lists().getFirst())
                            .get("token")
                            .asString());
            assertThat(elsewhere.get("/published").text()).doesNotContain(bundleListUri());
            assertThat(withoutPlace(Exported.from(elsewhere, MUSTERSTADT).credentials()))
                    .isEqualTo(withoutPlace(export.credentials()));
            assertThat(elsewhere
                            .get("/api/credentials/" + licence + "/pdf", clerk(elsewhere))
                            .status())
                    .isEqualTo(200);
            elsewhere.issueAnchoredLicence();
        }
    }

    private String bundleListUri() {
        return Exported.json(export.lists().getFirst()).get("uri").asString();
    }

    private static Sha256Digest digest(String uri) {
        return Sha256Digest.hash(uri.getBytes(UTF_8));
    }

    private static TrustPolicy policyOf(Office office) {
        return ((org.govchain.verify.PolicyReading.Read)
                        TrustPolicy.parse(office.get("/trust-policy").bytes()))
                .policy();
    }

    private long logged() {
        return moved.bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("select count(*) from log_entry where kind in (1, 4)")
                .query(Long.class)
                .single();
    }

    private Set<String> refusal(String id, UnaryOperator<String> change) {
        Exported changed = export.with(id, change);
        assertThat(changed.credentials()).as("the change changes something").isNotEqualTo(export.credentials());
        return reasons(changed.into(moved, MUSTERSTADT, true));
    }

    private static Set<String> reasons(List<JsonNode> results) {
        return results.stream()
                .filter(line -> line.get("outcome").asString().equals("refused"))
                .map(line -> line.get("reason").asString())
                .collect(Collectors.toSet());
    }

    private static Set<String> outcomes(List<JsonNode> results) {
        return results.stream().map(line -> line.get("outcome").asString()).collect(Collectors.toSet());
    }

    private static List<String> copies(Office office) {
        return office.get("/api/credentials", clerk(office))
                .json()
                .get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    private static List<JsonNode> withoutPlace(List<String> lines) {
        return lines.stream()
                .<JsonNode>map(line -> {
                    ObjectNode json = Exported.json(line);
                    json.remove("place");
                    return json;
                })
                .toList();
    }

    private static String flipped(String base64) {
        return (base64.charAt(0) == 'A' ? 'B' : 'A') + base64.substring(1);
    }

    private static Bundle bundle(Office office, String id) {
        return Bundle.parse(office.get("/api/credentials/" + id + "/bundle", clerk(office))
                        .bytes())
                .asOptional()
                .orElseThrow();
    }

    private static JsonNode report(Office office, String id) {
        return office.send(
                        "POST",
                        "/verify",
                        java.net.http.HttpRequest.BodyPublishers.ofByteArray(
                                bundle(office, id).toJson()),
                        "Content-Type",
                        Bundle.MEDIA_TYPE)
                .json();
    }

    private static String clerk(Office office) {
        return office.token(MUSTERSTADT, Role.CLERK);
    }

    private static String admin(Office office) {
        return office.token(MUSTERSTADT, Role.AUTHORITY_ADMIN);
    }
}
