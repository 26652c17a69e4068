package org.govchain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.govchain.chain.AccountAddress;
import org.govchain.chain.ChainAccount;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.ConsortiumWriter;
import org.govchain.chain.DeploymentRecord;
import org.govchain.chain.UnreadableCall;
import org.govchain.chain.development.AnvilBinary;
import org.govchain.chain.development.AnvilProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Three members and their consortium on anvil, driven as people do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsortiumCommandTest {

    private static final String KEY_PEM = """
            -----BEGIN PUBLIC KEY-----
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEr7jBEbo9+1Su+gUn+YDMZ/vALcuZ
            iRSwgkhfD5xLGuntVVYU0iALkkoXPYhZkCuQCTLRo/SDZYo89/2Zab6dTg==
            -----END PUBLIC KEY-----
            """;

    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private AnvilProcess anvil;

    private final List<String> members = new ArrayList<>();

    @BeforeAll
    void found(@TempDir Path sandbox) throws IOException {
        directory = sandbox;
        Path program = AnvilBinary.find(Sandbox.ROOT);
        anvil = AnvilProcess.start(
                new AnvilProcess.Settings(program, directory.resolve("chain"), 0, 20_260).withBlockForEach());
        for (String key : List.of("a.key", "b.key", "c.key", "deployer.key")) {
            members.add(done(run("consortium", "account", "--key", key)).out().strip());
        }
        Files.writeString(directory.resolve("key.pem"), KEY_PEM);
        done(deploy());
    }

    @AfterAll
    void stop() throws IOException {
        anvil.close();
    }

    @Test
    void aFoundingIsFoundAgainAndExamined() throws IOException {
        String written = Files.readString(directory.resolve("contracts.json"));

        Sandbox.Run again = done(deploy());

        assertThat(again.out())
                .contains("registry   0x")
                .contains("consortium 0x")
                .contains("handed over in block");
        assertThat(directory.resolve("contracts.json")).hasContent(written);
        Sandbox.Run verified = done(run("consortium", "verify"));
        assertThat(verified.out())
                .contains("as said owner")
                .contains("as said founders")
                .doesNotContain("differs");
    }

    @Test
    void aFoundingThatIsOtherwiseThanSaidIsExitCode3() throws IOException {
        String written = Files.readString(directory.resolve("contracts.json"));
        Files.writeString(directory.resolve("renamed.json"), written.replace("Stadt B", "Stadt Z"));

        Sandbox.Run run = run("consortium", "verify", "--contracts", "renamed.json");

        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out()).contains("differs founders").contains("\"Stadt B\", ");
        JsonNode json = JsonMapper.shared()
                .readTree(run("consortium", "verify", "--contracts", "renamed.json", "--json")
                        .out());
        assertThat(json.required("asSaid").booleanValue()).isFalse();
    }

    @Test
    void anotherFoundingIsNotWrittenOverTheFirst() {
        done(run("consortium", "account", "--key", "other.key"));

        Sandbox.Run run = run(
                "consortium", "deploy", "--yes", "--key", "other.key", "--founder", members.getFirst() + "=Stadt A");

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(run.err()).contains("describes something else already");
    }

    @Test
    void severalChangesAreDecidedTogether() {
        String iss = "https://koeln.example";
        Sandbox.Run proposed = done(propose(
                "a.key",
                "register-authority --authority " + iss + " --name Köln",
                "add-key --authority " + iss
                        + " --public-key key.pem --purpose seal,status --from 2026-01-01T00:00:00Z",
                "allow-type --authority " + iss + " --type https://koeln.example/t --from 2026-01-01T00:00:00Z",
                "register-log --log koeln.example/log/2026 --account " + members.getLast() + " --max-growth 1000",
                "register-status-list --list https://koeln.example/sl/1 --authority " + iss
                        + " --log koeln.example/log/2026"));
        String number = number(proposed);
        assertThat(proposed.out()).contains("#" + number + " open: 1 of 2 approvals");
        assertThat(proposed.err())
                .contains("authority \"Köln\" is registered as " + iss)
                .contains("--known " + iss);

        Sandbox.Run shown = done(run("consortium", "show", number, "--known", "key.pem", "--known", iss));
        assertThat(shown.out())
                .contains("authority \"Köln\" (" + iss + ") may issue ")
                .contains(" (key.pem) of authority \"Köln\"")
                .contains("approves  \"Stadt A\"")
                .contains("silent    \"Stadt B\"");
        assertThat(done(run("consortium", "list")).out())
                .contains("3 members, 2 must approve")
                .contains("#" + number + " open since ")
                .contains("1 of 2 approvals, 1 missing, ends in ")
                .contains("\"Stadt A\" approves, \"Stadt B\" is silent, \"Rechenzentrum\" is silent");

        Sandbox.Run approved = done(run("consortium", "approve", number, "--yes", "--key", "b.key"));
        assertThat(approved.out()).contains("#" + number + " executed");
        assertThat(done(run("consortium", "show", number)).out()).contains("#" + number + " executed");
    }

    @Test
    void whatAnInstallationNeedsIsProposedAndShownFromOneFile() throws IOException {
        String iss = "https://bonn.example";
        Files.writeString(directory.resolve("registration.json"), """
                {"format":"govchain-registration/1","changes":[
                {"change":"register-authority","authority":"%1$s","name":"Bonn"},
                {"change":"register-log","log":"bonn.example/log","account":"%2$s","maxGrowth":200000},
                {"change":"register-status-list","list":"%1$s/sl/A","authority":"%1$s","log":"bonn.example/log"}]}
                """.formatted(iss, members.getLast()));

        Sandbox.Run proposed =
                done(run("consortium", "propose", "--yes", "--key", "a.key", "--registration", "registration.json"));

        assertThat(proposed.err())
                .contains("authority \"Bonn\" is registered as " + iss)
                .contains("show " + number(proposed) + " --known registration.json");
        assertThat(done(run("consortium", "show", number(proposed), "--known", "registration.json"))
                        .out())
                .contains("bonn.example/log", iss + "/sl/A");
        Sandbox.Run both = run(
                ("consortium propose --yes --key a.key --registration registration.json register-authority --authority "
                                + iss + " --name Bonn")
                        .split(" "));
        assertThat(both.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("consortium", "propose", "--yes", "--key", "a.key", "--registration", "key.pem")
                        .err())
                .contains("key.pem is no registration: it is no JSON");
    }

    @Test
    void nothingHappensUnlessSomebodySaysYes() {
        String number = number(done(propose("a.key", "register-authority --authority https://a.example --name A")));
        int before = JsonMapper.shared()
                .readTree(done(run("consortium", "list", "--json")).out())
                .required("proposals")
                .size();

        Sandbox.Run unasked = run("consortium", "approve", number, "--key", "b.key");
        Sandbox.Run refused = sandbox().typing("no\n").run("consortium", "reject", "#" + number, "--key", "b.key");

        for (Sandbox.Run run : List.of(unasked, refused)) {
            assertThat(run.exitCode()).isEqualTo(ExitCode.FAULT);
            assertThat(run.err()).contains("authority \"A\" is registered").contains("nothing was done");
        }
        JsonNode shown = JsonMapper.shared()
                .readTree(done(run("consortium", "show", number, "--json")).out());
        assertThat(shown.required("approvals").intValue()).isOne();
        assertThat(shown.required("rejections").intValue()).isZero();
        assertThat(before).isPositive();
        String id = shown.required("id").stringValue();
        Sandbox.Run rejected = done(sandbox().typing("yes\n").run("consortium", "reject", id, "--key", "b.key"));
        assertThat(rejected.out()).contains("open: 1 of 2 approvals");
        assertThat(done(run("consortium", "reject", id, "--yes", "--key", "c.key"))
                        .out())
                .contains("rejected: it can no longer be executed");
    }

    @Test
    void anApprovalMayLeaveTheExecutionToOthers() {
        String number = number(done(propose("a.key", "register-authority --authority https://b.example --name B")));

        Sandbox.Run approved = done(run("consortium", "approve", number, "--yes", "--only-vote", "--key", "c.key"));

        assertThat(approved.out()).contains("decided and not yet executed");
        assertThat(done(run("consortium", "execute", number, "--yes", "--key", "b.key"))
                        .out())
                .contains("executed: it is done");
    }

    @Test
    void aRefusalIsASentence() {
        String twice = "register-authority --authority https://twice.example --name Zweimal";
        done(run("consortium", "approve", number(done(propose("a.key", twice))), "--yes", "--key", "b.key"));

        Sandbox.Run proposed = done(propose("a.key", twice));
        assertThat(proposed.err())
                .contains("as things are now it would be refused: the authority is registered already");
        Sandbox.Run approved = run("consortium", "approve", number(proposed), "--yes", "--key", "b.key");
        assertThat(approved.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(approved.err())
                .contains("the vote is cast and decides, but the execution is refused: the authority is registered")
                .contains("govchain consortium execute " + number(proposed));

        Sandbox.Run stranger = propose("deployer.key", twice);
        assertThat(stranger.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(stranger.err())
                .contains("the contract refuses: the account is not a member of the consortium")
                .contains("ConsortiumUnauthorizedAccount");
    }

    @Test
    void whatCannotBeReadIsShownWithAWarning() throws IOException {
        DeploymentRecord deployment = DeploymentRecord.parse(Files.readAllBytes(directory.resolve("contracts.json")))
                .asOptional()
                .orElseThrow();
        AccountAddress registry = deployment.issuerRegistry().address();
        try (ChainConnection node = ChainConnection.open(anvil.url())) {
            ChainAccount member = ChainAccount.load(directory.resolve("c.key"));
            new ConsortiumWriter(node, deployment.consortium().address(), registry, member)
                    .propose(List.of(new UnreadableCall(registry, "0x12345678")));
        }

        Sandbox.Run listed = done(run("consortium", "list"));

        assertThat(listed.out())
                .contains("WARNING: a call that cannot be read, of the contract " + registry + ": 0x12345678");
    }

    @Test
    void keysAreRefusedThatOthersCanRead() throws IOException {
        Path open = Files.copy(directory.resolve("a.key"), directory.resolve("open.key"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));

        Sandbox.Run run = propose("open.key", "remove-member --account " + members.getFirst());

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(run.err())
                .contains("must be readable by its owner only")
                .doesNotContain(Files.readString(open).strip());
    }

    @Test
    void whatCannotBeMeantIsUsage() {
        assertThat(run("consortium").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("consortium", "propose", "--key", "a.key").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(propose("a.key", "remove-member --account 0x12").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(propose("a.key", "add-key --authority https://a.example").exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("consortium", "show", "999").exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(run("consortium", "show", "third").err()).contains("a number is written like 3 or #3");
    }

    private Sandbox.Run deploy() {
        return run(
                "consortium",
                "deploy",
                "--yes",
                "--key",
                "deployer.key",
                "--founder",
                members.get(0) + "=Stadt A",
                "--founder",
                members.get(1) + "=Stadt B",
                "--founder",
                members.get(2) + "=Rechenzentrum");
    }

    private Sandbox.Run propose(String key, String... changes) {
        List<String> arguments = new ArrayList<>(List.of("consortium", "propose", "--yes", "--key", key));
        for (String change : changes) {
            arguments.addAll(Arrays.asList(change.split(" ", -1)));
        }
        return run(arguments.toArray(String[]::new));
    }

    private static String number(Sandbox.Run proposed) {
        return proposed.out().substring(1, proposed.out().indexOf(' '));
    }

    private Sandbox sandbox() {
        return new Sandbox(directory).with("GOVCHAIN_RPC", anvil.url().toString());
    }

    private Sandbox.Run run(String... arguments) {
        return sandbox().run(arguments);
    }

    private static Sandbox.Run done(Sandbox.Run run) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        return run;
    }
}
