package org.govchain.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.govchain.jose.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class ShippedTypesTest {

    static Stream<String> shipped() {
        return Shipped.names().stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void comeWithASampleThatSatisfiesThem(String name) {
        assertThat(Shipped.file(name).violations(sample(name))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void readEachClaimOfTheSampleAsText(String name) {
        CredentialType type = Shipped.file(name).type();
        ObjectNode claims = sample(name);
        type.notice().sections().stream()
                .flatMap(section -> section.claims().stream())
                .filter(claims::has)
                .forEach(claim -> assertThat(type.lines(claim, claims.path(claim)))
                        .as(claim)
                        .isNotEmpty()
                        .allSatisfy(line -> assertThat(line).isNotBlank().doesNotContain("{", "null")));
        assertThat(type.notice().addressee().render(claims)).isNotBlank();
        assertThat(SealText.of(type, claims)).hasSameSizeAs(type.seal().entries());
    }

    @Test
    void areTheNine() {
        assertThat(Shipped.names())
                .containsExactly(
                        "building-permit",
                        "enrolment-certificate",
                        "liquor-licence",
                        "module-achievement",
                        "parking-exemption",
                        "registration-certificate",
                        "registration-confirmation",
                        "special-use-permit",
                        "trade-register-extract");
    }

    @ParameterizedTest
    @CsvSource({
        "special-use-permit, FOUR_EYES",
        "parking-exemption, FOUR_EYES",
        "module-achievement, FOUR_EYES",
        "liquor-licence, NONE",
        "building-permit, NONE"
    })
    void sayWhoMustApprove(String name, ApprovalRule rule) {
        assertThat(Shipped.file(name).type().approval()).isEqualTo(rule);
    }

    /** § 24(2) BMG names eight items and no other. */
    @Test
    void registrationConfirmationHasTheEightItemsOfTheLaw() {
        assertThat(Set.copyOf(Shipped.file("registration-confirmation")
                        .type()
                        .claims()
                        .path("properties")
                        .propertyNames()))
                .isEqualTo(Set.of(
                        "familyName",
                        "givenNames",
                        "doctoralDegree",
                        "birthDate",
                        "move",
                        "registration",
                        "address",
                        "dwelling"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"birthPlace", "nationalities", "religion", "fileNumber", "authority", "formerNames", "spouse"})
    void registrationConfirmationRefusesAnyOtherClaim(String claim) {
        ObjectNode claims = sample("registration-confirmation").put(claim, "x");
        assertThat(Shipped.file("registration-confirmation").violations(claims)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/givenNames", "/move", "/registration", "/address"})
    void registrationConfirmationRefusesAnythingMoreWithinAnItem(String item) {
        ObjectNode claims = sample("registration-confirmation");
        ((ObjectNode) claims.at(item)).put("nationality", "x");
        assertThat(Shipped.file("registration-confirmation").violations(claims)).isNotEmpty();
    }

    @Test
    void printADayTheGermanWay() {
        CredentialType type = Shipped.file("registration-certificate").type();
        assertThat(type.lines("birthDate", sample("registration-certificate").path("birthDate")))
                .containsExactly("12.08.1964");
    }

    private static ObjectNode sample(String name) {
        Path file = Path.of(System.getProperty("govchain.root", "."), "docs/samples", name + ".json");
        try {
            return StrictJson.parseObject(Files.readString(file, StandardCharsets.UTF_8))
                    .orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
