package org.govchain.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.govchain.VectorFiles;
import org.govchain.VectorFiles.Vector;
import org.govchain.crypto.PublicKeys;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The vectors of docs/spec/vectors/status, which every implementation must answer alike. */
class StatusVectorsTest {

    @TestFactory
    Stream<DynamicTest> token() {
        return vectors("status/token");
    }

    @TestFactory
    Stream<DynamicTest> madeElsewhere() {
        return vectors("status/made-elsewhere");
    }

    @Test
    void everyReasonHasAVector() {
        assertThat(VectorFiles.in(VectorFiles.own("status/token"))
                        .filter(vector -> !vector.isAccepted())
                        .map(vector -> vector.text("reason")))
                .containsAll(Arrays.stream(StatusListRefusal.values())
                        .map(StatusListRefusal::code)
                        .toList());
    }

    private static Stream<DynamicTest> vectors(String directory) {
        return VectorFiles.in(VectorFiles.own(directory))
                .map(vector -> DynamicTest.dynamicTest(
                        vector.name(),
                        () -> assertThat(answer(vector))
                                .isEqualTo(vector.isAccepted() ? "accepted" : vector.text("reason"))));
    }

    private static String answer(Vector vector) {
        return switch (StatusListToken.parse(vector.text("text"))) {
            case StatusListToken.Refused(StatusListRefusal reason) -> reason.code();
            case StatusListToken.Accepted(StatusListToken token) -> verified(vector, token);
        };
    }

    private static String verified(Vector vector, StatusListToken token) {
        byte[] spki = Base64.getDecoder().decode(vector.text("publicKey"));
        if (!token.jws().isSignedBy(PublicKeys.fromSpki(spki).orElseThrow())) {
            return "signature";
        }
        assertThat(token.id().uri()).isEqualTo(vector.text("uri"));
        assertThat(token.version()).isEqualTo(vector.json().get("version").longValue());
        assertThat(IntStream.range(0, token.list().size())
                        .mapToObj(index -> token.list().get(index).orElseThrow().bits())
                        .reduce("", (text, bits) -> text + bits, String::concat))
                .isEqualTo(vector.text("statuses"));
        return "accepted";
    }
}
