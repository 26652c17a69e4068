package org.govchain.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainAccountTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void keepsItsKeyInAFileOnlyTheOwnerCanRead() throws IOException {
        Path file = directory.resolve("keys/writer.key");
        ChainAccount made = ChainAccount.loadOrCreate(file, new SecureRandom());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(ChainAccount.loadOrCreate(file, new SecureRandom()).address())
                .isEqualTo(made.address());
        assertThat(directory.resolve("keys").toFile().list()).containsExactly("writer.key");
    }

    @Test
    void makesAnotherKeyForEveryInstallation() {
        assertThat(ChainAccount.generate(new SecureRandom()).address())
                .isNotEqualTo(ChainAccount.generate(new SecureRandom()).address());
    }

    @Test
    void derivesTheAddressOfAKnownKey() throws IOException {
        // Private key 1: the address of secp256k1's generator point.
        Path file = written("0".repeat(63) + "1");

        assertThat(ChainAccount.load(file).address().hex()).isEqualTo("0x7e5f4552091a69125d5dfcb7b8c2659029395bdf");
    }

    /** The PBKDF2 vector of the Web3 Secret Storage Definition. */
    @Test
    void opensAnEncryptedKeyStoreWithItsPasswordOnly() throws IOException {
        Path store = Files.writeString(directory.resolve("member.json"), """
                {"crypto":{"cipher":"aes-128-ctr","cipherparams":{"iv":"6087dab2f9fdbbfaddc31a909735c1e6"},
                "ciphertext":"5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46","kdf":"pbkdf2",
                "kdfparams":{"c":262144,"dklen":32,"prf":"hmac-sha256",
                "salt":"ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd"},
                "mac":"517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2"},
                "id":"3198bc9c-6672-5ab3-d995-4942343ae5b6","version":3}
                """);

        assertThat(ChainAccount.loadKeyStore(store, written("testpassword\n"))
                        .address()
                        .hex())
                .isEqualTo("0x008aeeda4d805471df9b2a5b0f38a0c3bcba786b");
        Path wrong = written("canary");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ChainAccount.loadKeyStore(store, wrong))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("canary"));
        Files.setPosixFilePermissions(wrong, PosixFilePermissions.fromString("rw-r-----"));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ChainAccount.loadKeyStore(store, wrong))
                .withMessageContaining("password file");
        Path none = written("no key store");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ChainAccount.loadKeyStore(none, none));
    }

    @Test
    void refusesAFileThatOthersCanRead() throws IOException {
        Path file = written("0".repeat(63) + "1");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ChainAccount.load(file))
                .withMessageContaining(file.toString());
    }

    @Test
    void refusesWhatIsNoKeyWithoutRepeatingIt() throws IOException {
        String order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
        for (String text : new String[] {"canary", "0".repeat(64), order}) {
            Path file = written(text);
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> ChainAccount.load(file))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain(text));
        }
    }

    @Test
    void showsItsAddressAndNotItsKey() throws IOException {
        String key = "00000000000000000000000000000000000000000000000000000000c0ffee11";

        assertThat(ChainAccount.load(written(key)).toString()).doesNotContainIgnoringCase("c0ffee11");
    }

    private Path written(String text) throws IOException {
        Path file = directory.resolve("some.key");
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
