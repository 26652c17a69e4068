package org.govchain.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SaltWalkTest {

    private final SaltSeed root = SaltSeed.root(new SecureRandom());

    @Test
    void givesTheSaltsOfTheRootInOrder() {
        SaltWalk walk = new SaltWalk(List.of(root));

        for (long position = 0; position < 1_000; position++) {
            assertThat(walk.salt(position)).isEqualTo(root.salt(position));
        }
    }

    @Test
    void givesTheSameSaltsInAnyOrder() {
        SaltWalk walk = new SaltWalk(List.of(root));
        Random random = new Random(7);

        for (int i = 0; i < 1_000; i++) {
            long position = random.nextInt(10) == 0 ? random.nextLong(1L << 40) : random.nextLong(600);
            assertThat(walk.salt(position)).as("position %s", position).isEqualTo(root.salt(position));
        }
    }

    @Test
    void walksBelowTheCoverOfWhatIsNotForgotten() {
        List<SaltSeed> cover = new ArrayList<>(root.cover(301, 1L << 40));
        SaltWalk walk = new SaltWalk(cover);

        for (long position = 301; position < 1_200; position++) {
            assertThat(walk.salt(position)).as("position %s", position).isEqualTo(root.salt(position));
        }
    }

    @Test
    void knowsNoSaltOfAForgottenPosition() {
        SaltWalk walk = new SaltWalk(root.cover(301, 1L << 40));
        walk.salt(301);

        assertThatIllegalStateException().isThrownBy(() -> walk.salt(300)).withMessage("no seed leads to position 300");
    }
}
