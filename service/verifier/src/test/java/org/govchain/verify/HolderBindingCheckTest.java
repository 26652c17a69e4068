package org.govchain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.govchain.credential.HolderKey;
import org.junit.jupiter.api.Test;

/** What is said of a binding; that a wrong one makes a document INVALID is in the vectors. */
class HolderBindingCheckTest {

    @Test
    void aCredentialThatIsBoundToNoKeyHasNoneToShow() {
        assertThat(outcome(new Scene())).isEqualTo(Outcome.notApplicable());
    }

    @Test
    void aSealIsBoundToNobody() {
        Scene scene = new Scene();
        scene.withCredential = false;

        assertThat(outcome(scene)).isEqualTo(Outcome.notApplicable());
    }

    @Test
    void aCredentialThatIsBoundToAKeyShowsNothingByItself() {
        Scene scene = new Scene();
        scene.holderKey = Optional.of(new HolderKey(TestKey.p256().key()));

        assertThat(outcome(scene)).isEqualTo(Outcome.undetermined(ReasonCode.HOLDER_BINDING_NOT_SHOWN));
    }

    private static Outcome outcome(Scene scene) {
        return Verifier.with(TrustPolicy.parse(scene.policyContent().toJson()))
                .examine(Presentation.bundle(scene.bundle()), Evidence.none(), scene.now)
                .report()
                .checks()
                .stream()
                .filter(result -> result.check() == Check.HOLDER_BINDING)
                .findAny()
                .orElseThrow()
                .outcome();
    }
}
