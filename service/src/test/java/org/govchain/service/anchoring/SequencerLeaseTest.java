package org.govchain.service.anchoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.govchain.service.TestDatabase;
import org.govchain.service.TestNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class SequencerLeaseTest {

    @TempDir
    Path directory;

    private final TestDatabase database = TestDatabase.create();
    private TestNetwork network;

    @BeforeEach
    void start() throws IOException {
        network = TestNetwork.start(directory.resolve("chain"));
    }

    @AfterEach
    void close() throws IOException {
        network.close();
        database.close();
    }

    @Test
    void letsOneProcessWriteAtATime() throws IOException {
        Sequencer one = new Sequencer(database.dataSource(), network, directory);
        Sequencer two = new Sequencer(database.dataSource(), network, directory);
        one.append(0, 5);

        assertThat(one.lease.acquire()).isTrue();
        assertThat(two.cycle.pass()).isInstanceOf(CheckpointCycle.Result.Standby.class);
        assertThat(two.sequencing.run()).isEmpty();
        assertThat(two.log.size()).isZero();
    }

    @Test
    void refusesTheWritesOfAProcessWhoseLeaseRanOutWhileItSlept() throws Exception {
        Sequencer sleeper = new Sequencer(database.dataSource(), network, directory, Duration.ofMillis(200), true);
        Sequencer other = new Sequencer(database.dataSource(), network, directory);
        sleeper.append(0, 5);
        assertThat(sleeper.lease.acquire()).isTrue();
        Thread.sleep(Duration.ofMillis(300));
        assertThat(other.lease.acquire()).isTrue();

        assertThat(sleeper.sequencing.run()).isEmpty();
        assertThat(sleeper.log.size()).isZero();
        assertThat(other.passUntilIdle()).isInstanceOf(CheckpointCycle.Result.Idle.class);
        assertThat(other.log.size()).isEqualTo(5);
    }

    @Test
    void keepsARivalWaitingUntilTheTransactionOfTheHolderHasEnded() throws Exception {
        Sequencer holder = new Sequencer(database.dataSource(), network, directory, Duration.ofMillis(200), true);
        Sequencer rival = new Sequencer(database.dataSource(), network, directory);
        holder.lease.acquire();
        holder.append(0, 5);

        Thread[] taking = new Thread[1];
        holder.lease.whileHeld(() -> {
            taking[0] = Thread.ofPlatform().start(rival.lease::acquire);
            sleep(Duration.ofMillis(400));
            assertThat(taking[0].isAlive()).isTrue();
            return true;
        });
        taking[0].join();
        assertThat(rival.sequencing.run()).isPresent();
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
