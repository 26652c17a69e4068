package org.govchain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.govchain.VectorFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Receipts of hand-overs, made anew and as committed in docs/spec/vectors/hand-over/receipt. */
class ReceiptVectorsTest {

    private static final String FOLDER = "hand-over/receipt";
    private static final List<CarriedCase> MADE = ReceiptCases.all();

    @Test
    void judgesEveryCaseAsItSays() {
        assertThat(MADE).allSatisfy(it -> assertThat(it.judge()).as(it.name()).isEqualTo(it.expected()));
    }

    @Test
    void judgesEveryVectorAsItSays() {
        List<CarriedCase> vectors = VectorFiles.in(VectorFiles.own(FOLDER))
                .map(vector ->
                        CarriedCase.read(CarriedCase.Form.RECEIPT, vector.name().replace(".json", ""), vector.json()))
                .toList();
        assertThat(vectors)
                .allSatisfy(it -> assertThat(it.judge()).as(it.name()).isEqualTo(it.expected()));
        assertThat(vectors.stream().map(CarriedCase::name))
                .containsExactlyInAnyOrderElementsOf(
                        MADE.stream().map(CarriedCase::name).toList());
    }

    /** No byte of a right receipt can be changed so that another event counts. */
    @Test
    void noOtherEventCountsThanTheOneInTheLog() {
        CarriedCase right = MADE.getFirst();
        String payload = right.text().replaceFirst(".*\"payload\":\"([^\"]*)\".*", "$1");
        for (int at = 0; at < payload.length() - 1; at++) {
            char changed = payload.charAt(at) == 'A' ? 'B' : 'A';
            String other = payload.substring(0, at) + changed + payload.substring(at + 1);
            CarriedCase it = new CarriedCase(
                    right.form(), "changed", right.now(), right.text().replace(payload, other), right.policy(), "");
            assertThat(it.judge()).startsWith("INVALID");
        }
    }

    /** {@code mvn test -pl service/verifier -am -Dtest=ReceiptVectorsTest -Dgovchain.writeVectors=true -Dsurefire.failIfNoSpecifiedTests=false} */
    @Test
    @EnabledIfSystemProperty(named = "govchain.writeVectors", matches = "true")
    void writesEveryCase() {
        MADE.forEach(it -> VectorFiles.write(VectorFiles.own(FOLDER), it.name(), it.toJson()));
    }
}
