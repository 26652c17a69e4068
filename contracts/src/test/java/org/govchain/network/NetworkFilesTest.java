package org.govchain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
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
        JsonNode config = json(write(DESCRIPTION).genesis()).get("config");

        assertThat(config.get("chainId").asLong()).isEqualTo(20_260);
        assertThat(config.get("zeroBaseFee").asBoolean()).isTrue();
        assertThat(config.get("cancunTime").asInt()).isZero();
        assertThat(config.at("/qbft/blockperiodseconds").asInt()).isEqualTo(1);
        assertThat(config.at("/qbft/xemptyblockperiodseconds").asInt()).isEqualTo(30);
        assertThat(config.at("/qbft/emptyblockperiodseconds").asInt()).isEqualTo(30);
        assertThat(config.at("/qbft/requesttimeoutseconds").asInt()).isEqualTo(2);
    }

    @Test
    void givesEveryMemberItsOwnKeyAndTellsAllAboutAll() throws IOException {
        NetworkFiles files = write(DESCRIPTION);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.key(ONE))))
                .isEqualTo("rw-------");
        assertThat(files.validators()).hasSize(2).doesNotHaveDuplicates();
        JsonNode peers = json(files.staticNodes());
        assertThat(peers.size()).isEqualTo(2);
        assertThat(peers.get(0).asString()).matches("enode://[0-9a-f]{128}@192\\.0\\.2\\.1:30303");
        assertThat(peers.get(1).asString()).matches("enode://[0-9a-f]{128}@192\\.0\\.2\\.2:30303");
        assertThat(Files.readString(files.permissions()))
                .isEqualTo("nodes-allowlist=[\"" + peers.get(0).asString() + "\",\""
                        + peers.get(1).asString() + "\"]\n");
    }

    @Test
    void letsOnlyTheNamedAccountsWrite() throws IOException {
        AccountAddress writer = new AccountAddress("0x" + "ab".repeat(20));
        NetworkFiles files = write(described(List.of(writer)));

        assertThat(Files.readString(files.permissions())).contains("accounts-allowlist=[\"" + writer + "\"]\n");
        assertThat(BesuProgram.options(files, ONE)).contains("--permissions-accounts-config-file-enabled");
    }

    @Test
    void keepsKeysAndGenesisWhenItIsRepeated() throws IOException {
        NetworkFiles first = write(DESCRIPTION);
        String genesis = Files.readString(first.genesis());
        NetworkFiles second = write(DESCRIPTION);

        assertThat(second.validators()).isEqualTo(first.validators());
        assertThat(Files.readString(second.genesis())).isEqualTo(genesis);
    }

    @Test
    void refusesToReplaceAGenesis() throws IOException {
        NetworkFiles files = write(DESCRIPTION);
        Files.delete(files.key(TWO));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> write(DESCRIPTION))
                .withMessageContaining("another network");
    }

    @Test
    void refusesDescriptionsThatNoNetworkCanHave() {
        refused(() -> new Member("../up", "192.0.2.1", 30303, 8545));
        refused(() -> new Member("city", "city.example", 30303, 8545));
        refused(() -> new Member("city", "192.0.2.1", 30303, 30303));
        refused(() -> new Member("city", "192.0.2.1", 0, 8545));
        refused(() -> new NetworkDescription(0, NetworkDescription.Timing.DEFAULT, List.of(ONE), List.of()));
        refused(() -> new NetworkDescription(1, NetworkDescription.Timing.DEFAULT, List.of(), List.of()));
        refused(() -> new NetworkDescription(1, NetworkDescription.Timing.DEFAULT, List.of(ONE, ONE), List.of()));
        Member sameDoor = new Member("city-three", "192.0.2.1", 30303, 9545);
        refused(() -> new NetworkDescription(1, NetworkDescription.Timing.DEFAULT, List.of(ONE, sameDoor), List.of()));
        refused(() -> timing(Duration.ofMillis(500), 30, 2));
        refused(() -> timing(Duration.ofSeconds(5), 4, 10));
        refused(() -> timing(Duration.ofSeconds(2), 30, 2));
    }

    private static void refused(Runnable constructor) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(constructor::run);
    }

    private static void timing(Duration block, int emptyBlock, int request) {
        assertThat(new NetworkDescription.Timing(block, Duration.ofSeconds(emptyBlock), Duration.ofSeconds(request)))
                .isNotNull();
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
