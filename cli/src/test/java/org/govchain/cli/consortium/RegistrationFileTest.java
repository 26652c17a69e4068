package org.govchain.cli.consortium;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.govchain.chain.AccountAddress;
import org.govchain.chain.ChangeWords;
import org.govchain.chain.RegistryChange;
import org.govchain.log.Parsed;
import org.govchain.merkle.Sha256Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationFileTest {

    private static final String ISSUER = "https://www.musterstadt.example";
    private static final String TYPE = "https://pruefen.musterstadt.example/types/liquor-licence";
    private static final String LOG = "musterstadt.example/log/2026";
    private static final String LIST = "https://pruefen.musterstadt.example/sl/AbCd";
    private static final String ACCOUNT = "0x" + "12".repeat(20);

    @Test
    void everyChangeIsReadAsTheContractIsAskedForIt() throws GeneralSecurityException {
        byte[] spki = spki();

        assertThat(read(whole(spki)).calls())
                .containsExactly(
                        new RegistryChange.RegisterAuthority(digest(ISSUER), "Stadt Musterstadt"),
                        new RegistryChange.AddKey(
                                digest(ISSUER),
                                Sha256Digest.hash(spki),
                                2,
                                Instant.parse("2026-12-01T00:00:00Z"),
                                Instant.parse("2029-12-01T00:00:00Z")),
                        new RegistryChange.AllowType(
                                digest(ISSUER), digest(TYPE), Instant.parse("2026-12-01T00:00:00Z")),
                        new RegistryChange.RegisterProfile(digest(TYPE), digest("<Profil/>")),
                        new RegistryChange.RegisterLog(digest(LOG), new AccountAddress(ACCOUNT), 200_000),
                        new RegistryChange.RegisterStatusList(digest(LIST), digest(ISSUER), digest(LOG)));
    }

    @Test
    void itTellsThePlainTextOfWhatTheChainOnlyHasDigestsOf() throws GeneralSecurityException {
        RegistrationFile file = read(whole(spki()));
        ChangeWords words = new ChangeWords();
        file.tell(words, "registration.json");

        List<String> said = file.calls().stream().map(words::of).toList();

        assertThat(said.get(0)).contains("\"Stadt Musterstadt\"", ISSUER);
        assertThat(said.get(1)).contains("(certificate in registration.json)", ISSUER);
        assertThat(said.get(2)).contains(TYPE);
        assertThat(said.get(3)).contains(TYPE, "(profile in registration.json)");
        assertThat(said.get(4)).contains(LOG, ACCOUNT, "200000");
        assertThat(said.get(5)).contains(LIST, LOG);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            govchain-registration/1                          | govchain-registration/2   | its format is not govchain-registration/1
            "change":"register-log"                          | "change":"close-log"      | a change "close-log" is not known here
            "name":"Stadt Musterstadt"                       | "name":" "                | a change has no "name"
            "maxGrowth":200000                               | "maxGrowth":0             | maxGrowth is not a positive number
            "maxGrowth":200000                               | "maxGrowth":"200000"      | maxGrowth is not a positive number
            "from":"2026-12-01T00:00:00Z","until"            | "from":"morgen","until"   | morgen is no instant such as 2026-12-01T00:00:00Z
            "purpose":"seal"                                 | "purpose":"anything"      | no key is for "anything"
            "certificate":"                                  | "certificate":"AAAA       | a certificate: it is no certificate and no public key of a kind that credentials, seals or lists are signed with
            {"format"                                        | ["format"                 | it is no JSON
            """)
    void whatIsWrongIsSaid(String text, String by, String reason) throws GeneralSecurityException {
        String whole = whole(spki());
        assertThat(whole).contains(text);

        assertThat(RegistrationFile.parse(whole.replaceFirst(java.util.regex.Pattern.quote(text), by)
                        .getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Parsed.Malformed<>(reason));
    }

    private static RegistrationFile read(String json) {
        return RegistrationFile.parse(json.getBytes(StandardCharsets.UTF_8))
                .asOptional()
                .orElseThrow();
    }

    private static String whole(byte[] spki) {
        return """
                {"format":"govchain-registration/1","changes":[
                {"change":"register-authority","authority":"%1$s","name":"Stadt Musterstadt"},
                {"change":"add-key","authority":"%1$s","certificate":"%6$s","purpose":"seal","from":"2026-12-01T00:00:00Z","until":"2029-12-01T00:00:00Z"},
                {"change":"allow-type","authority":"%1$s","type":"%2$s","from":"2026-12-01T00:00:00Z"},
                {"change":"register-profile","type":"%2$s","profile":"<Profil/>"},
                {"change":"register-log","log":"%3$s","account":"%5$s","maxGrowth":200000},
                {"change":"register-status-list","list":"%4$s","authority":"%1$s","log":"%3$s"}]}
                """.formatted(
                        ISSUER, TYPE, LOG, LIST, ACCOUNT, Base64.getEncoder().encodeToString(spki));
    }

    private static byte[] spki() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair().getPublic().getEncoded();
    }

    private static Sha256Digest digest(String text) {
        return Sha256Digest.hash(text.getBytes(StandardCharsets.UTF_8));
    }
}
