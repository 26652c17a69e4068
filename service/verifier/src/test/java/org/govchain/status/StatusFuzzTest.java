package org.govchain.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.govchain.VectorFiles;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Parsers of foreign bytes answer, they never throw, and a small stream never becomes a large list.
 *
 * <p>In the normal run each test sees its seeds. To look for new inputs, one test at a time: {@code JAZZER_FUZZ=1 mvn test
 * -Djazzer.hooks=true -pl service/verifier -am -Dtest='StatusFuzzTest#zlib' -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class StatusFuzzTest {

    @MethodSource("tokens")
    @FuzzTest(maxDuration = "5m")
    void token(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        if (StatusListToken.parse(text) instanceof StatusListToken.Accepted(StatusListToken token)) {
            assertThat(token.text()).isEqualTo(text);
            assertThat(token.list().size()).isBetween(4, StatusList.MAX_ENTRIES);
        }
    }

    @MethodSource("streams")
    @FuzzTest(maxDuration = "5m")
    void zlib(byte[] input) {
        StatusList.decompress(input).ifPresent(list -> {
            assertThat(list.size()).isBetween(4, StatusList.MAX_ENTRIES);
            assertThat(StatusList.decompress(list.compress())).contains(list);
        });
    }

    static Stream<byte[]> tokens() {
        return VectorFiles.in(VectorFiles.own("status/token"))
                .map(vector -> vector.text("text").getBytes(StandardCharsets.ISO_8859_1));
    }

    static Stream<byte[]> streams() {
        return Stream.of(
                new byte[0],
                new byte[] {0x78},
                StatusList.ofSize(4).compress(),
                StatusList.ofSize(StatusList.MAX_ENTRIES).compress());
    }
}
