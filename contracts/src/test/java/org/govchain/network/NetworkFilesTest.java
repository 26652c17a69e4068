package org.govchain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.govchain.chain.AccountAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every node of a network is given. */
class NetworkFilesTest {

    private static final Member ONE = new Member("city-one", "192.0.2.1", 30303, 8545);
    private static final Member TWO = new Member("city-two", "192.0.2.2", 30303, 8545);
    private static final NetworkDescription DESCRIPTION = described(List.of());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void namesTheFirstValidatorsAsBesuItselfEncodesThem() {
        // The right side is what `besu rlp encode --type=QBFT_EXTRA_DATA` (26.4, in development) made of the left one.
        List<AccountAddress> validators = List.of(
                new AccountAddress("0xcd19e14cf6c7689b18ecd74a990b8c8b5c0a3bbe"),
                new AccountAddress("0x78175d9df0dcc7199dc7f08b8fac32f6825c56c3"),
                new AccountAddress("0xfbb1c8c1daa7eb03792d97c55da4265ff3b10a33"),
                new AccountAddress("0xe5926f1ce2cbccc7fd36e85f0825f61c78aecb32"));

        assertThat(HexFormat.of().formatHex(Genesis.extraData(validators)))
                .isEqualTo("f87aa00000000000000000000000000000000000000000000000000000000000000000f854"
                        + "9478175d9df0dcc7199dc7f08b8fac32f6825c56c394cd19e14cf6c7689b18ecd74a990b8c8b5c0a3bbe"
                        + "94e5926f1ce2cbccc7fd36e85f0825f61c78aecb3294fbb1c8c1daa7eb03792d97c55da4265ff3b10a33"
                        + "c080c0");
    }

    @Test
    void makesGasFreeAndBlocksRareWhenThereIsNothingToSay() throws IOException {
        JsonNode config = json(write(DESCRIPTION).folder(ONE).genesis()).get("config");

        assertThat(config.get("chainId").asLong()).isEqualTo(20_260);
        assertThat(config.get("zeroBaseFee").asBoolean()).isTrue();
        assertThat(config.get("cancunTime").asInt()).isZero();
        assertThat(config.at("/qbft/blockperiodseconds").asInt()).isEqualTo(1);
        assertThat(config.at("/qbft/xemptyblockperiodseconds").asInt()).isEqualTo(3);
        assertThat(config.at("/qbft/emptyblockperiodseconds").asInt()).isEqualTo(3);
        assertThat(config.at("/qbft/requesttimeoutseconds").asInt()).isEqualTo(3);
    }

    @Test
    void givesEveryMemberItsOwnKeyAndTellsAllAboutAll() throws IOException {
        NetworkFiles files = write(DESCRIPTION);

        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(files.folder(ONE).nodeKey())))
                .isEqualTo("rw-------");
        assertThat(files.validators()).hasSize(2).doesNotHaveDuplicates();
        JsonNode peers = json(files.folder(TWO).staticNodes());
        assertThat(peers.size()).isEqualTo(2);
        assertThat(peers.get(0).asString()).matches("enode://[0-9a-f]{128}@192\\.0\\.2\\.1:30303");
        assertThat(peers.get(1).asString()).matches("enode://[0-9a-f]{128}@192\\.0\\.2\\.2:30303");
        assertThat(Files.readString(files.folder(ONE).permissions()))
                .isEqualTo("nodes-allowlist=[\"" + peers.get(0).asString() + "\",\""
                        + peers.get(1).asString() + "\"]\n");
    }

    @Test
    void letsOnlyTheNamedAccountsWrite() throws IOException {
        AccountAddress writer = new AccountAddress("0x" + "ab".repeat(20));
        NetworkFiles files = write(described(List.of(writer)));

        assertThat(Files.readString(files.folder(ONE).permissions()))
                .contains("accounts-allowlist=[\"" + writer + "\"]\n");
        assertThat(files.folder(ONE).options())
                .content()
                .contains("permissions-accounts-config-file-enabled=true")
                .contains("rpc-http-host=\"127.0.0.1\"");
    }

    @Test
    void keepsKeysAndGenesisWhenItIsRepeated() throws IOException {
        NetworkFiles first = write(DESCRIPTION);
        String genesis = Files.readString(first.folder(ONE).genesis());
        NetworkFiles second = write(DESCRIPTION);

        assertThat(second.validators()).isEqualTo(first.validators());
        assertThat(Files.readString(second.folder(TWO).genesis())).isEqualTo(genesis);
    }

    @Test
    void refusesToReplaceAGenesis() throws IOException {
        NetworkFiles files = write(DESCRIPTION);
        Files.delete(files.folder(TWO).nodeKey());

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> write(DESCRIPTION))
                .withMessageContaining("another network");
    }

    @Test
    void givesNobodyASecretOfAnother() throws IOException {
        NetworkFiles files = NetworkFiles.init(DESCRIPTION, directory.resolve("net"), new SecureRandom());

        Map<String, List<Path>> secrets = new HashMap<>();
        for (MemberFolder folder : files.folders()) {
            for (String name : MemberSecrets.FILES) {
                Path file = folder.path().resolve(name);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
                secrets.computeIfAbsent(Files.readString(file).strip(), _ -> new ArrayList<>())
                        .add(file);
            }
        }
        assertThat(secrets).hasSize(2 * MemberSecrets.FILES.size());
        for (Path file : files(directory.resolve("net"))) {
            String text = Files.readString(file);
            secrets.forEach((secret, home) -> {
                if (!home.contains(file)) {
                    assertThat(text).as("%s", file).doesNotContainIgnoringCase(secret);
                }
            });
        }
    }

    @Test
    void makesNoSecretForAMemberThatMadeItsOwn() throws IOException {
        PublicKeys own = MemberSecrets.complete(directory.resolve("at-home"), new SecureRandom());
        NetworkFiles files = NetworkFiles.init(
                new NetworkDescription(
                        20_260, NetworkDescription.Timing.DEFAULT, List.of(ONE, TWO.with(own)), List.of()),
                directory.resolve("net"),
                new SecureRandom());

        assertThat(MemberSecrets.FILES)
                .noneMatch(name -> Files.exists(files.folder(TWO).path().resolve(name)));
        assertThat(files.folder(TWO).holdsNodeKey()).isFalse();
        assertThat(files.validators()).hasSize(2).contains(own.node().validator());
        assertThat(files.folder(ONE).permissions())
                .content()
                .contains(own.addresses().stream().map(AccountAddress::hex).toList());
    }

    @Test
    void neverReplacesAKey() throws IOException {
        NetworkFiles files = NetworkFiles.init(DESCRIPTION, directory.resolve("net"), new SecureRandom());
        String key = Files.readString(files.folder(ONE).nodeKey());

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> NetworkFiles.init(DESCRIPTION, directory.resolve("net"), new SecureRandom()))
                .withMessageContaining("not empty");
        assertThat(files.folder(ONE).nodeKey()).hasContent(key);
    }

    @Test
    void makesOnlyTheKeyThatIsLost() throws IOException {
        NetworkFiles files = NetworkFiles.init(DESCRIPTION, directory.resolve("net"), new SecureRandom());
        PublicKeys before = files.folder(ONE).member().known();

        assertThat(MemberSecrets.complete(files.folder(ONE).path(), new SecureRandom()))
                .isEqualTo(before);

        Files.delete(files.folder(ONE).nodeKey());
        PublicKeys after = MemberSecrets.complete(files.folder(ONE).path(), new SecureRandom());
        assertThat(after.accounts()).isEqualTo(before.accounts());
        assertThat(after.node()).isNotEqualTo(before.node());
    }

    @Test
    void isReadAgainWholeOrFromTheFolderOfOneMember() throws IOException {
        NetworkFiles made = NetworkFiles.init(DESCRIPTION, directory.resolve("net"), new SecureRandom());

        NetworkFiles whole = NetworkFiles.open(directory.resolve("net"));
        NetworkFiles one = NetworkFiles.open(directory.resolve("net").resolve("city-two"));

        assertThat(whole.description()).isEqualTo(made.description());
        assertThat(whole.folders()).hasSize(2);
        assertThat(one.description()).isEqualTo(made.description());
        assertThat(one.folders()).hasSize(1);
        assertThat(one.folder(TWO).holdsNodeKey()).isTrue();
    }

    @Test
    void fillsInEveryTemplate() throws IOException {
        NetworkFiles files = NetworkFiles.init(DESCRIPTION, directory.resolve("net"), new SecureRandom());

        for (String name : List.of("README.md", "compose.yml", "besu.service", "govchain.yml", "start.sh")) {
            assertThat(files.folder(ONE).path().resolve(name))
                    .content()
                    .contains("city-one")
                    .doesNotContainPattern("@[a-zA-Z0-9]+@");
        }
        assertThat(files.folder(ONE).path().resolve("start.sh")).isExecutable();
    }

    @Test
    void letsAMemberInAndOutAgain() throws IOException {
        NetworkFiles files = NetworkFiles.init(DESCRIPTION, directory.resolve("net"), new SecureRandom());
        Path folder = directory.resolve("net").resolve("city-three");
        Member newcomer = new Member("city-three", "192.0.2.3", 30303, 8545)
                .with(MemberSecrets.complete(folder, new SecureRandom()));
        String genesis = Files.readString(files.folder(ONE).genesis());

        NetworkFiles larger = new MemberChange(files).admit(newcomer);
        MemberChange.handOver(larger, newcomer, folder);

        assertThat(Permissions.read(larger.folder(ONE).permissions())).isEqualTo(Permissions.of(larger.description()));
        assertThat(larger.folder(TWO).staticNodes()).content().contains(newcomer.enode());
        assertThat(folder.resolve("genesis.json")).hasContent(genesis);
        assertThat(NetworkFiles.open(folder).folder(newcomer).holdsNodeKey()).isTrue();

        NetworkFiles smaller = new MemberChange(NetworkFiles.open(directory.resolve("net"))).dismiss("city-three");

        assertThat(smaller.description()).isEqualTo(files.description());
        assertThat(smaller.folder(ONE).permissions()).content().doesNotContain(newcomer.enode());
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static NetworkDescription described(List<AccountAddress> writers) {
        return new NetworkDescription(20_260, NetworkDescription.Timing.DEFAULT, List.of(ONE, TWO), writers);
    }

    private NetworkFiles write(NetworkDescription description) throws IOException {
        return NetworkFiles.write(description, directory, new SecureRandom());
    }

    private static JsonNode json(Path file) {
        return JsonMapper.shared().readTree(file);
    }
}
