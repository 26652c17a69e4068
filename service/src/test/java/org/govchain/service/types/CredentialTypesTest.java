package org.govchain.service.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.govchain.service.issuance.SampleClaims;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.types.CredentialType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class CredentialTypesTest {

    @ParameterizedTest
    @ValueSource(strings = {"liquor-licence", "building-permit"})
    void acceptsRealWorldClaims(String name) {
        assertThat(CredentialTypes.refusal(ShippedTypes.file(name), SampleClaims.of(name)))
                .isEmpty();
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
        ObjectNode claims = SampleClaims.of(name);
        claims.remove(claim.substring(1));
        assertThat(CredentialTypes.refusal(ShippedTypes.file(name), claims))
                .hasValueSatisfying(refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.CLAIMS_INVALID));
    }

    @Test
    void refusesADateThatIsNone() {
        ObjectNode claims = SampleClaims.of("liquor-licence");
        ((ObjectNode) claims.get("holder")).put("birthDate", "1983-02-29");
        assertThat(CredentialTypes.refusal(ShippedTypes.file("liquor-licence"), claims))
                .isPresent();
    }

    @Test
    void refusesAClaimTheTypeDoesNotKnow() {
        assertThat(CredentialTypes.refusal(
                        ShippedTypes.file("liquor-licence"),
                        SampleClaims.of("liquor-licence").put("religion", "keine")))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"budget\": 370 | \"budget\": 371 | seal.budget",
                "\"name\": \"liquor-licence\" | \"name\": \"beer-licence\" | the file's name",
                "\"opening\": { | \"beginning\": { | beginning"
            })
    void namesTheFileAndTheMistake(String from, String to, String message, @TempDir Path folder) throws IOException {
        String text = new String(ShippedTypes.file("liquor-licence").bytes(), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        Files.writeString(folder.resolve("liquor-licence.json"), text.replace(from, to));
        assertThatThrownBy(() -> TypeFiles.read(List.of("file:" + folder + "/*.json")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("liquor-licence.json")
                .hasMessageContaining(message);
    }

    @Test
    void refusesToStartWithoutAnyType(@TempDir Path empty) {
        assertThatThrownBy(() -> TypeFiles.read(List.of("file:" + empty + "/*.json")))
                .hasMessageContaining("no credential type");
    }

    @Test
    void readsAPersonAndARoomAsText() {
        CredentialType type = type("liquor-licence");
        ObjectNode claims = SampleClaims.of("liquor-licence");
        assertThat(Objects.requireNonNull(type.text().get("holder")).render(claims.get("holder")))
                .isEqualTo("Zoë Şule Öztürk-Weiß\ngeboren am 29.02.1984 in Düren\nLindenstraße 17, 52064 Musterstadt");
        assertThat(Objects.requireNonNull(type.text().get("rooms"))
                        .render(claims.get("rooms").get(0)))
                .isEqualTo("Gastraum (Erdgeschoss): 84,5 m², 60 Sitzplätze");
    }

    private static CredentialType type(String name) {
        return ShippedTypes.of(name);
    }
}
