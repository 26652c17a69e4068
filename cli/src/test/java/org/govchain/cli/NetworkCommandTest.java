package org.govchain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The commands about the network that need no node. */
class NetworkCommandTest {

    private static final String NOBODY = "http://127.0.0.1:1";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @Test
    void makesOneFolderForEachMember() {
        Sandbox.Run run = run("network", "init", "--dir", "net");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("chain 20260: 4 validators, 3 must agree, 1 may be away\n\nnet/musterstadt\n  validator 0x")
                .contains("net/beispielstadt\n", "net/rechenzentrum\n", "net/hochschule\n");
        assertThat(run.err()).contains("give each to its member alone");
        assertThat(directory.resolve("net/hochschule/genesis.json"))
                .hasSameTextualContentAs(directory.resolve("net/musterstadt/genesis.json"));
    }

    @Test
    void neverReplacesANetwork() throws IOException {
        run("network", "init", "--dir", "net");
        String key = Files.readString(directory.resolve("net/musterstadt/node.key"));

        Sandbox.Run again = run("network", "init", "--dir", "net");

        assertThat(again.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(again.err()).contains("is not empty", "hint: name another directory with --dir");
        assertThat(directory.resolve("net/musterstadt/node.key")).hasContent(key);
    }

    @Test
    void takesThePublicHalfOfKeysThatAMemberMadeAtHome() throws IOException {
        Sandbox.Run made =
                run("network", "member-keys", "--name", "musterstadt", "--host", "192.0.2.1", "--out", "at-home");
        ObjectNode description = JsonMapper.shared().createObjectNode().put("chainId", 7);
        description.putArray("members").add(JsonMapper.shared().readTree(made.out()));
        Files.writeString(directory.resolve("network.json"), description.toString());

        Sandbox.Run init = run("network", "init", "--dir", "net", "--description", "network.json");

        assertThat(init.exitCode()).isZero();
        assertThat(init.err())
                .contains(
                        "fewer than 4 validators: one that lies could split the chain, and blocks stop when one is away")
                .doesNotContain("hold keys");
        assertThat(Files.exists(directory.resolve("net/musterstadt/genesis.json")))
                .isTrue();
        for (String secret : List.of("node.key", "member-account.key", "log-account.key", "database-password")) {
            Path home = directory.resolve("at-home").resolve(secret);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                    .isEqualTo("rw-------");
            assertThat(made.out()).doesNotContain(Files.readString(home).strip());
            assertThat(Files.exists(directory.resolve("net/musterstadt").resolve(secret)))
                    .isFalse();
        }
    }

    @Test
    void saysWhatIsWrongWithADescription() throws IOException {
        Files.writeString(
                directory.resolve("network.json"),
                "{\"chainId\": 7, \"members\": [{\"name\": \"a\", \"host\": \"node.example\", \"p2pPort\": 1, \"rpcPort\": 2}]}");

        Sandbox.Run run = run("network", "init", "--dir", "net", "--description", "network.json");

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(run.err())
                .contains("network.json is no description of a network: the host of a is not a numeric IPv4 address:"
                        + " \"node.example\"");
        assertThat(Files.exists(directory.resolve("net"))).isFalse();
    }

    @Test
    void isNotWellWhenNoNodeAnswers() {
        run("network", "init", "--dir", "net", "--free-ports");

        Sandbox.Run lines =
                run("network", "status", "--dir", "net", "--only", "musterstadt", "--node", "musterstadt=" + NOBODY);
        Sandbox.Run json = run(
                "network",
                "status",
                "--dir",
                "net/musterstadt",
                "--only",
                "musterstadt",
                "--node",
                "musterstadt=" + NOBODY,
                "--json");

        assertThat(lines.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(lines.out())
                .contains(
                        "chain 20260: no node answers", "ill    the node of musterstadt does not answer at " + NOBODY);
        assertThat(json.exitCode()).isEqualTo(ExitCode.INVALID);
        JsonNode report = JsonMapper.shared().readTree(json.out());
        assertThat(report.get("well").asBoolean()).isFalse();
        assertThat(report.at("/nodes/0/answers").asBoolean()).isFalse();
        assertThat(report.at("/findings/0/what").asString()).contains("musterstadt");
    }

    @Test
    void changesTheListsWithoutARunningNode() {
        run("network", "init", "--dir", "net", "--free-ports");
        run(
                "network",
                "member-keys",
                "--name",
                "kreis",
                "--host",
                "127.0.0.1",
                "--p2p-port",
                "4711",
                "--rpc-port",
                "4712",
                "--out",
                "kreis");

        Sandbox.Run admitted = run("network", "admit", "--dir", "net", "kreis/member.json", "--hand-over", "kreis");

        assertThat(admitted.exitCode()).isZero();
        assertThat(admitted.out())
                .contains("kreis is on the lists, validator 0x", "wrote  kreis", "it reads the lists when it starts");
        assertThat(directory.resolve("net/hochschule/permissions.toml"))
                .content()
                .contains("@127.0.0.1:4711");
        assertThat(directory.resolve("kreis/genesis.json"))
                .hasSameTextualContentAs(directory.resolve("net/musterstadt/genesis.json"));

        assertThat(run("network", "dismiss", "--dir", "net", "kreis").exitCode())
                .isZero();
        assertThat(directory.resolve("net/hochschule/permissions.toml"))
                .content()
                .doesNotContain(":4711");
        assertThat(run("network", "dismiss", "--dir", "net", "kreis").err())
                .contains("there is no member kreis, only musterstadt");
    }

    @Test
    void letsAFurtherAccountWriteForATime() {
        String account = "0x" + "f0".repeat(20);
        run("network", "init", "--dir", "net", "--free-ports");

        assertThat(run("network", "allow", "--dir", "net", account).exitCode()).isZero();
        assertThat(directory.resolve("net/musterstadt/permissions.toml"))
                .content()
                .contains(account);
        assertThat(directory.resolve("net/hochschule/network.json")).content().contains(account);
        assertThat(run("network", "allow", "--dir", "net", account).err()).contains("may write already");

        assertThat(run("network", "disallow", "--dir", "net", account).exitCode())
                .isZero();
        assertThat(directory.resolve("net/musterstadt/permissions.toml"))
                .content()
                .doesNotContain(account);
        assertThat(run("network", "disallow", "--dir", "net", account).err()).contains("not among the writers");
    }

    @Test
    void needsABesuToStart() {
        run("network", "init", "--dir", "net", "--free-ports");

        Sandbox.Run run = run("network", "start", "--dir", "net");

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(run.err()).contains("no Besu distribution is named", "GOVCHAIN_BESU_HOME");
    }

    @Test
    void votesOnlyForAnAddress() {
        Sandbox.Run run = run("network", "vote", "add", "hochschule", "--node", NOBODY);

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(run.err()).contains("hochschule is no address of a validator");
    }

    private Sandbox.Run run(String... arguments) {
        return new Sandbox(directory).run(arguments);
    }
}
