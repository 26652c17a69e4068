package org.govchain.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.govchain.jose.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a file holds, the answer is a type or a list of mistakes, at once. */
@Timeout(30)
class HostileTypeFileTest {

    private static final String TYPE = Shipped.text("liquor-licence");

    @Test
    void ofTenMegabytes() {
        assertThat(mistakes(TYPE + " ".repeat(10 << 20)))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.found()).contains("bytes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void nestedWithoutEnd(String level) {
        assertThat(mistakes(level.repeat(20_000)))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.found()).contains("nesting depth"));
    }

    @Test
    void withAMemberTwice() {
        assertThat(mistakes(TYPE.replaceFirst(
                        "\"approval\": \"none\",", "\"approval\": \"four-eyes\", \"approval\": \"none\",")))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.found()).contains("approval"));
    }

    @Test
    void inAnotherEncoding() {
        TypeFile.Result result = TypeFile.read(TYPE.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(result)
                .isInstanceOfSatisfying(
                        TypeFile.Result.Faulty.class,
                        faulty -> assertThat(faulty.mistakes())
                                .singleElement()
                                .satisfies(
                                        mistake -> assertThat(mistake.found()).contains("not UTF-8")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "^(\\\\d+)*x$", "(x|x)*y"})
    void withAPatternThatWouldExplodeElsewhere(String pattern) {
        TypeFile file = read(TYPE.replace(
                "\"maxLength\": 32, \"title\": \"Aktenzeichen\"",
                "\"pattern\": \"" + pattern + "\", \"title\": \"Aktenzeichen\""));
        ObjectNode claims = StrictJson.parseObject("{\"fileNumber\":\"" + "a1x".repeat(30_000) + "!\"}")
                .orElseThrow();
        long start = System.nanoTime();
        assertThat(file.violations(claims)).isNotEmpty();
        assertThat(System.nanoTime() - start).as("nanoseconds").isLessThan(10_000_000_000L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"(?=a)b | look-ahead", "(a)\\\\1 | back-reference", "[a | RE2", "a{99999} | RE2"})
    void withAPatternThatIsNone(String pattern, String expected) {
        assertThat(mistakes(TYPE.replace("\"^[0-9]{5}$\"", "\"" + pattern + "\"")))
                .anySatisfy(mistake -> {
                    assertThat(mistake.member()).endsWith(".pattern");
                    assertThat(mistake.expected()).contains(expected);
                });
    }

    @Test
    void whoseDefinitionsReferToEachOtherInARing() {
        String ring = TYPE.replace(
                "\"address\": {\n        \"type\": \"object\",",
                "\"address\": { \"$ref\": \"#/$defs/other\" }, \"other\": { \"$ref\": \"#/$defs/address\" }, \"unused\": {\n        \"type\": \"object\",");
        assertThat(ring).isNotEqualTo(TYPE);
        assertThat(mistakes(ring))
                .anySatisfy(mistake -> assertThat(mistake.found()).contains("comes back to"));
    }

    @Test
    void whoseDefinitionsDoubleAtEachStep() {
        String doubling = IntStream.range(0, 40)
                .mapToObj(i -> "\"d" + i + "\": { \"allOf\": [{ \"$ref\": \"#/$defs/d" + (i + 1)
                        + "\" }, { \"$ref\": \"#/$defs/d" + (i + 1) + "\" }] }")
                .collect(Collectors.joining(", "));
        String bomb = TYPE.replace("\"$defs\": {", "\"$defs\": { \"d40\": { \"type\": \"string\" }, " + doubling + ",")
                .replace("\"fileNumber\": { \"type\": \"string\",", "\"fileNumber\": { \"$ref\": \"#/$defs/d0\",");
        assertThat(bomb).isNotEqualTo(TYPE);
        assertThat(mistakes(bomb))
                .anySatisfy(mistake -> assertThat(mistake.found()).contains("subschemas"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/schema",
                "file:///etc/passwd",
                "#/$defs/nowhere",
                "#/properties/holder",
                "other.json"
            })
    void thatRefersElsewhere(String reference) {
        assertThat(mistakes(TYPE.replace("\"#/$defs/address\"", "\"" + reference + "\"")))
                .anySatisfy(mistake -> assertThat(mistake.member()).endsWith(".$ref"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"/premises/name\" | \"/premises/colour\" | leads to nothing",
                "\"/fileNumber\" | \"/holder\" | structured",
                "\"/fileNumber\" | \"fileNumber\" | fileNumber",
                "\"/fileNumber\" | \"/file~9Number\" | file~9Number",
                "{holder.familyName} | {holder.surname} | {holder.surname}",
                "{holder.familyName} | {holder.address} | structured",
                "\"conditions\": \"conditions\" | \"conditions\": \"rooms\" | the claim \"rooms\"",
                "\"letterhead\": \"authority\" | \"letterhead\": \"fileNumber\" | the claim \"fileNumber\"",
                "\"claims\": [\"holder\"] | \"claims\": [\"holdr\"] | the name \"holdr\"",
                "\"preselected\": [\"fileNumber\" | \"preselected\": [\"fileNumbr\" | the name \"fileNumbr\"",
                "\"required\": [\"fileNumber\" | \"required\": [\"fileNo\" | fileNo",
                "\"minLength\" | \"minLenght\" | means nothing",
                "\"format\": \"date\" | \"format\": \"dates\" | dates",
                "\"Schankwirtschaft\": \"Schank\" | \"Schenkwirtschaft\": \"Schank\" | cannot have",
                "\"name\": \"BUSINESS_KINDS\" | \"name\": \"FILE_NUMBER\" | FILE_NUMBER"
            })
    void whosePartsDoNotFitTogether(String from, String to, String found) {
        assertThat(TYPE).contains(from);
        assertThat(mistakes(TYPE.replace(from, to)))
                .anySatisfy(mistake -> assertThat(mistake.found()).contains(found));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "vct", "_sd", "..."})
    void withAClaimThatTheFormatKeepsForItself(String name) {
        assertThat(mistakes(TYPE.replace("\"outdoorArea\"", "\"" + name + "\"")))
                .anySatisfy(mistake -> assertThat(mistake.found()).contains("keeps for itself"));
    }

    @Test
    void withManyMistakesNamesNoMoreThanAPersonMends() {
        String many = IntStream.range(0, 5_000)
                .mapToObj(i -> "\"x" + i + "\": " + i)
                .collect(Collectors.joining(", ", "{", "}"));
        assertThat(mistakes(many)).hasSizeLessThanOrEqualTo(100);
    }

    /** Bytes changed at random, always the same ones: never an exception. */
    @Test
    void spoiltAtRandom() {
        Random random = new Random(24);
        byte[] original = TYPE.getBytes(StandardCharsets.UTF_8);
        String signs = "{}[]\",:0919abzü/$#~\\";
        for (int i = 0; i < 1_500; i++) {
            byte[] spoilt = original.clone();
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                spoilt[random.nextInt(spoilt.length)] = (byte) signs.charAt(random.nextInt(signs.length()));
            }
            TypeFile.Result result = TypeFile.read(spoilt);
            if (result instanceof TypeFile.Result.Faulty(List<Mistake> mistakes)) {
                assertThat(mistakes)
                        .isNotEmpty()
                        .allSatisfy(mistake -> assertThat(mistake.toString())
                                .hasSizeLessThan(4_000)
                                .doesNotContain("\n"));
            }
        }
    }

    private static TypeFile read(String text) {
        return switch (TypeFile.read(text.getBytes(StandardCharsets.UTF_8))) {
            case TypeFile.Result.Read(TypeFile file) -> file;
            case TypeFile.Result.Faulty(List<Mistake> mistakes) -> throw new AssertionError(mistakes);
        };
    }

    private static List<Mistake> mistakes(String text) {
        TypeFile.Result result = TypeFile.read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(result).isInstanceOf(TypeFile.Result.Faulty.class);
        return ((TypeFile.Result.Faulty) result).mistakes();
    }
}
