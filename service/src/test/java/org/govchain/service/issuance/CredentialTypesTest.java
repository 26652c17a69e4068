package org.govchain.service.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.govchain.service.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CredentialTypesTest {

    private static final String SHIPPED = "classpath:credential-types/*.json";

    private final CredentialTypes types = new CredentialTypes(List.of(SHIPPED));

    @ParameterizedTest
    @ValueSource(strings = {"liquor-licence", "building-permit"})
    void acceptsRealWorldClaims(String name) {
        assertThat(types.check(type(name), claims(name))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/fileNumber, liquor-licence",
        "/holder, liquor-licence",
        "/rooms, liquor-licence",
        "/plot, building-permit",
        "/approvedDocuments, building-permit"
    })
    void refusesClaimsWithoutARequiredOne(String claim, String name) {
        ObjectNode claims = claims(name);
        claims.remove(claim.substring(1));
        assertThat(types.check(type(name), claims))
                .hasValueSatisfying(refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.CLAIMS_INVALID));
    }

    @Test
    void refusesADateThatIsNone() {
        ObjectNode claims = claims("liquor-licence");
        ((ObjectNode) claims.get("holder")).put("birthDate", "1983-02-29");
        assertThat(types.check(type("liquor-licence"), claims)).isPresent();
    }

    @Test
    void refusesAClaimTheTypeDoesNotKnow() {
        assertThat(types.check(type("liquor-licence"), claims("liquor-licence").put("religion", "keine")))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"budget\": 370 | \"budget\": 371 | seal.budget",
                "\"tag\": 11 | \"tag\": 10 | tag 10 is used twice",
                "\"claim\": \"/businessKinds\" | \"claim\": \"/colour\" | no claim colour",
                "\"type\": \"object\", | \"type\": \"objekt\", | not a JSON Schema",
                "\"name\": \"liquor-licence\" | \"name\": \"beer-licence\" | the file's name",
                "\"category\" | \"kategorie\" | kategorie",
                "{birthDate:date} | birthDate | names no {field}",
                "\"end\": \"optional\" | \"end\": \"lapses\" | \"after\" belongs to",
                "\"opening\": { | \"beginning\": { | beginning"
            })
    void namesTheFileAndTheMistake(String from, String to, String message, @TempDir Path folder) throws IOException {
        try (InputStream in = resource("/credential-types/liquor-licence.json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).contains(from);
            Files.writeString(folder.resolve("liquor-licence.json"), text.replace(from, to));
        }
        assertThatThrownBy(() -> new CredentialTypes(List.of("file:" + folder + "/*.json")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("liquor-licence.json")
                .hasMessageContaining(message);
    }

    @Test
    void refusesToStartWithoutAnyType(@TempDir Path empty) {
        assertThatThrownBy(() -> new CredentialTypes(List.of("file:" + empty + "/*.json")))
                .hasMessageContaining("no credential type");
    }

    @Test
    void readsAPersonAndARoomAsText() {
        CredentialType type = type("liquor-licence");
        ObjectNode claims = claims("liquor-licence");
        assertThat(Objects.requireNonNull(type.text().get("holder")).render(claims.get("holder")))
                .isEqualTo("Zoë Şule Öztürk-Weiß\ngeboren am 29.02.1984 in Düren\nLindenstraße 17, 52064 Musterstadt");
        assertThat(Objects.requireNonNull(type.text().get("rooms"))
                        .render(claims.get("rooms").get(0)))
                .isEqualTo("Gastraum (Erdgeschoss): 84,5 m², 60 Sitzplätze");
    }

    private CredentialType type(String name) {
        return types.find(name).orElseThrow();
    }

    static ObjectNode claims(String name) {
        try (InputStream in = resource("/claims/" + name + ".json")) {
            return (ObjectNode) JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(CredentialTypesTest.class.getResourceAsStream(name), name);
    }
}
