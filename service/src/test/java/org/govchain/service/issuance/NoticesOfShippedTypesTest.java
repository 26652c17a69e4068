package org.govchain.service.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.govchain.credential.CredentialFacts;
import org.govchain.credential.CredentialId;
import org.govchain.credential.CredentialTypeId;
import org.govchain.credential.IssuerId;
import org.govchain.credential.SignedCredential;
import org.govchain.credential.UnsignedCredential;
import org.govchain.credential.ValidityPeriod;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.crypto.KeyPairs;
import org.govchain.crypto.RawSigner;
import org.govchain.service.documents.Documents;
import org.govchain.types.CredentialType;
import org.govchain.types.TypeFile;
import org.govchain.types.ValidityRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What the notice of each shipped type says for the sample in docs/samples; the files are kept in {@code target/notice} to be looked at. */
class NoticesOfShippedTypesTest {

    private static final Instant ISSUED = Instant.parse("2026-03-02T09:00:00Z");
    private static final Set<String> DECISIONS =
            Set.of("building-permit", "liquor-licence", "parking-exemption", "special-use-permit");
    private static final String QR = "https://pruefen.musterstadt.example/s#" + "12345678901234567".repeat(45);
    private static final String HINT = "Scannen Sie den Code mit einem Telefon";
    private static final SecureRandom RANDOM = new SecureRandom();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "building-permit",
                "enrolment-certificate",
                "liquor-licence",
                "module-achievement",
                "parking-exemption",
                "registration-certificate",
                "registration-confirmation",
                "special-use-permit",
                "trade-register-extract"
            })
    void saysWhoWhatAndHowToAppealOnWholePages(String name) throws IOException {
        CredentialType type = type(name);
        ObjectNode claims = SampleClaims.published(name);
        String text = text(name, type, claims);

        assertThat(text)
                .contains(type.label().de(), type.notice().signature().de(), "Seite 1 von")
                .contains(HINT)
                .doesNotContain("null", "{", "\uFFFD", "Aktenzeichen  ", "· ·");
        assertThat(text.contains("Rechtsbehelfsbelehrung")).isEqualTo(DECISIONS.contains(name));
        assertThat(text.contains("Aktenzeichen")).isEqualTo(type.notice().fileNumber() != null);
        assertThat(text.lines().findFirst().orElseThrow()).as("letterhead").isNotBlank();
        type.notice().sections().stream()
                .filter(section -> section.claims().stream().anyMatch(claims::has))
                .forEach(section -> assertThat(text).contains(section.title().de()));
        if (type.notice().letterhead() == null) {
            assertThat(text).containsPattern("(?m)^Stadt Musterstadt$");
        }
    }

    @Test
    void aFeeIsPrintedWithItsCents() throws IOException {
        String name = "special-use-permit";
        assertThat(text(name, type(name), SampleClaims.published(name))).contains("148,50 Euro (Tarifstelle 4.1");
    }

    private static String text(String name, CredentialType type, ObjectNode claims) throws IOException {
        SignedCredential credential = credential(type, claims);
        byte[] pdf = new Documents()
                .pdf(
                        new NoticeText(type, credential, "Stadt Musterstadt").write(credential),
                        QR,
                        HINT + ": es öffnet sich https://pruefen.musterstadt.example/s. Unabhängig vom"
                                + " Aussteller prüft das Programm govchain diese Datei, das Papier oder den Code, auch ohne Netz.",
                        "{}".getBytes(StandardCharsets.UTF_8),
                        ISSUED);
        Files.write(Files.createDirectories(Path.of("target/notice")).resolve(name + ".pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static SignedCredential credential(CredentialType type, ObjectNode claims) {
        KeyPair pair = KeyPairs.generate(KeyAlgorithm.P256, RANDOM);
        Optional<Instant> end = type.validity().end() == ValidityRule.End.REQUIRED
                ? Optional.of(ISSUED.plus(Duration.ofDays(182)))
                : Optional.empty();
        CredentialFacts facts = new CredentialFacts(
                new IssuerId("https://musterstadt.example"),
                new CredentialTypeId("https://musterstadt.example/types/" + type.name()),
                CredentialId.random(RANDOM),
                ISSUED,
                end.map(until -> ValidityPeriod.between(ISSUED, until)).orElse(ValidityPeriod.UNLIMITED),
                Optional.empty(),
                CredentialFacts.encodeCertificate(new byte[] {0x30, 0}),
                Optional.empty());
        Map<String, Object> disclosed = new LinkedHashMap<>();
        claims.properties().forEach(claim -> disclosed.put(claim.getKey(), claim.getValue()));
        UnsignedCredential unsigned = UnsignedCredential.of(facts, disclosed, RANDOM);
        String signed =
                unsigned.sign(RawSigner.of(pair.getPrivate(), KeyAlgorithm.P256).sign(unsigned.signingInput()));
        return ((SignedCredential.Accepted) SignedCredential.parse(signed)).credential();
    }

    private static CredentialType type(String name) throws IOException {
        String resource = "/credential-types/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(NoticeText.class.getResourceAsStream(resource), resource)) {
            return ((TypeFile.Result.Read) TypeFile.read(in.readAllBytes()))
                    .file()
                    .type();
        }
    }
}
