package org.govchain.service.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoundedTest {

    private final List<String> asked = new ArrayList<>();
    private final Bounded<String, String> bounded = new Bounded<>(2);

    @Test
    void asksOnceForWhatIsThereAndForWhatIsNot() {
        for (int i = 0; i < 2; i++) {
            assertThat(get("a", Optional.of("1"))).contains("1");
            assertThat(get("b", Optional.empty())).isEmpty();
        }

        assertThat(asked).containsExactly("a", "b");
    }

    @Test
    void keepsTheTwoThatWereUsedLast() {
        get("a", Optional.of("1"));
        get("b", Optional.of("2"));
        get("a", Optional.of("1"));
        get("c", Optional.of("3"));
        get("a", Optional.of("1"));
        get("b", Optional.of("2"));

        assertThat(asked).containsExactly("a", "b", "c", "b");
    }

    @Test
    void forgetsWhatChangedAndThatSomethingWasNotThere() {
        get("a", Optional.of("1"));
        get("b", Optional.empty());
        bounded.forget("2"::equals);
        get("a", Optional.of("1"));
        assertThat(get("b", Optional.of("2"))).contains("2");
        bounded.forget("2"::equals);
        get("b", Optional.of("3"));

        assertThat(asked).containsExactly("a", "b", "b", "b");
    }

    @Test
    void doesNotKeepWhatWasReadBeforeItWasToBeForgotten() {
        bounded.get("a", () -> {
            bounded.forget("old"::equals);
            return Optional.of("old");
        });

        assertThat(get("a", Optional.of("new"))).contains("new");
    }

    private Optional<String> get(String key, Optional<String> value) {
        return bounded.get(key, () -> {
            asked.add(key);
            return value;
        });
    }
}
