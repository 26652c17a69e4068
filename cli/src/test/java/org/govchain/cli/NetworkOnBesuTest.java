package org.govchain.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.govchain.network.BesuProgram;
import org.govchain.network.LocalNetwork;
import org.govchain.network.LocalNode;
import org.govchain.network.NetworkFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about the network with four real validators; skipped where no Besu distribution is named. */
class NetworkOnBesuTest {

    private static final String STRANGER = "0x" + "5e".repeat(20);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @BeforeEach
    void needBesu() {
        assumeTrue(
                BesuProgram.find().isPresent(),
                "skipped: no validators to look at, " + BesuProgram.ENVIRONMENT + " is not set");
    }

    @AfterEach
    void endWhatRuns() throws IOException {
        if (Files.exists(directory.resolve("net/network.json"))) {
            LocalNetwork.running(NetworkFiles.open(directory.resolve("net"))).close();
        }
    }

    @Test
    void isWellUntilANodeEndsOrAListDiffers() throws IOException {
        succeed("network", "init", "--dir", "net", "--free-ports");
        succeed("network", "start", "--dir", "net");
        assertThat(status().exitCode()).as(status().out()).isZero();
        assertThat(run("network", "start", "--dir", "net").exitCode())
                .as("what runs already is adopted")
                .isZero();

        node("hochschule").kill();
        Sandbox.Run without = status();
        assertThat(without.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(without.out())
                .contains("ill    the node of hochschule does not answer at ")
                .doesNotContain("no new block");

        succeed("network", "start", "--dir", "net");
        assertThat(status().exitCode()).as(status().out()).isZero();

        Path lists = directory.resolve("net/beispielstadt/permissions.toml");
        String agreed = Files.readString(lists);
        Files.writeString(lists, agreed.replace("accounts-allowlist=[", "accounts-allowlist=[\"" + STRANGER + "\","));
        assertThat(status().out()).contains("the permissions.toml of beispielstadt is not what its node works with");
        succeed("network", "reload", "--dir", "net/beispielstadt");
        Sandbox.Run differing = status();
        assertThat(differing.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(differing.out())
                .contains("ill    the account lists differ: account " + STRANGER
                        + " is allowed by beispielstadt, not by hochschule, musterstadt, rechenzentrum");

        Files.writeString(lists, agreed);
        succeed("network", "reload", "--dir", "net/beispielstadt");
        assertThat(status().exitCode()).isZero();

        succeed("network", "stop", "--dir", "net");
        assertThat(run("network", "stop", "--dir", "net").out()).contains("hochschule      did not run");
        assertThat(status().out()).contains("no node answers");
    }

    private LocalNode node(String name) throws IOException {
        return LocalNetwork.running(NetworkFiles.open(directory.resolve("net")))
                .only(List.of(name))
                .nodes()
                .getFirst();
    }

    private Sandbox.Run status() {
        return run("network", "status", "--dir", "net");
    }

    private void succeed(String... arguments) {
        Sandbox.Run run = run(arguments);
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    }

    private Sandbox.Run run(String... arguments) {
        return new Sandbox(directory)
                .with(
                        BesuProgram.ENVIRONMENT,
                        String.valueOf(
                                System.getProperty(BesuProgram.PROPERTY, System.getenv(BesuProgram.ENVIRONMENT))))
                .run(arguments);
    }
}
