package org.govchain.types;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever bytes somebody sends as a type, the answer is a type that can be used or a list of mistakes.
 *
 * <p>In the normal run each test sees its seeds. To look for new inputs: {@code JAZZER_FUZZ=1 mvn test -Djazzer.hooks=true -pl
 * service/types -am -Dtest='TypeFileFuzzTest#file' -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class TypeFileFuzzTest {

    @MethodSource("files")
    @FuzzTest(maxDuration = "5m")
    void file(byte[] input) {
        switch (TypeFile.read(input)) {
            case TypeFile.Result.Faulty(List<Mistake> mistakes) ->
                assertThat(mistakes)
                        .isNotEmpty()
                        .allSatisfy(mistake -> assertThat(mistake.toString()).doesNotContain("\n"));
            case TypeFile.Result.Read(TypeFile file) -> {
                assertThat(file.bytes()).isEqualTo(input);
                assertThat(file.type().version()).isPositive();
                assertThat(file.violations(JsonMapper.shared().createObjectNode()))
                        .as("judged, whatever comes of it")
                        .isNotNull();
                assertThat(SealText.of(file.type(), JsonMapper.shared().createObjectNode()))
                        .isNotNull();
            }
        }
    }

    static Stream<byte[]> files() {
        String licence = Shipped.text("liquor-licence");
        Stream<String> spoilt = Stream.of(
                "",
                "{}",
                "[]",
                "null",
                licence.substring(0, licence.length() / 2),
                licence.replace("\"#/$defs/address\"", "\"#/$defs/nowhere\""),
                licence.replace("\"^[0-9]{5}$\"", "\"(a+)+$\""),
                licence.replace("\"type\": \"object\"", "\"type\": [\"object\", \"string\"]"),
                licence.replace("{holder.familyName}", "{holder.familyName:date}"));
        return Stream.concat(Shipped.names().stream().map(Shipped::text), spoilt)
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
