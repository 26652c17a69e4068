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
