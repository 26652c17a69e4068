package org.govchain.service.batches;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeenKeysTest {

    private static final int MEGABYTE = 1 << 20;

    private final SeenKeys seen = new SeenKeys();

    @Test
    void knowsEachOfAMillionKeysAndNoOther() {
        assertThat(added(1_000_000, new Random(1))).isEqualTo(1_000_000);
        assertThat(added(1_000_000, new Random(1))).isZero();
        assertThat(added(1_000, new Random(2))).isEqualTo(1_000);
    }

    @Test
    void aMillionKeysNeedThirtyTwoMegabytes() {
        added(1_000_000, new Random(3));
        assertThat(seen.bytes()).isEqualTo(32 * MEGABYTE);
    }

    /** The places of these are the same, and the last one looks like a free place. */
    @Test
    void tellsApartKeysThatDifferInOneHalfOnly() {
        String[] hashes = {
            "00000000000000010000000000000000",
            "00000000000000010000000000000001",
            "10000000000000010000000000000001",
            "00000000000000000000000000000000"
        };
        for (String hash : hashes) {
            assertThat(seen.add(HexFormat.of().parseHex(hash))).as(hash).isTrue();
        }
        for (String hash : hashes) {
            assertThat(seen.add(HexFormat.of().parseHex(hash))).as(hash).isFalse();
        }
    }

    private int added(int keys, Random random) {
        int added = 0;
        for (int i = 0; i < keys; i++) {
            added += seen.add(hash(random)) ? 1 : 0;
        }
        return added;
    }

    private static byte[] hash(Random random) {
        return ByteBuffer.allocate(16)
                .putLong(random.nextLong())
                .putLong(random.nextLong())
                .array();
    }
}
