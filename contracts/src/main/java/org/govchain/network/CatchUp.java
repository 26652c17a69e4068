package org.govchain.network;

import java.io.IOException;
import java.time.Duration;
import org.govchain.chain.ChainUnavailable;

/**
 * A node on its way to the newest block. One that knows of blocks and takes none for half a minute has locked itself up
 * (docs/operations/besu.md) and is ended and started anew.
 */
final class CatchUp {

    private static final Duration STANDSTILL = Duration.ofSeconds(30);

    /** So long without anything it would have to catch up with, where no block comes because others are away. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    private final LocalNode node;
    private long first = -1;
    private long height = -1;
    private long since = System.nanoTime();

    CatchUp(LocalNode node) {
        this.node = node;
    }

    /** Whether it has what it knows of, and either a new block or nothing to wait for. */
    boolean isDone() throws IOException {
        try (BesuNode besu = BesuNode.open(node.url())) {
            long now = besu.head().number();
            if (first < 0) {
                first = now;
            }
            if (now != height) {
                height = now;
                since = System.nanoTime();
            }
            long behind = besu.behind();
            if (behind > 0 && stood(STANDSTILL)) {
                node.revive();
                since = System.nanoTime();
                return false;
            }
            return behind == 0 && (now > first || stood(QUIET));
        } catch (ChainUnavailable notYet) {
            return false;
        }
    }

    private boolean stood(Duration time) {
        return System.nanoTime() - since > time.toNanos();
    }
}
