package org.govchain.chain;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.WalletUtils;
import org.web3j.crypto.exception.CipherException;
import org.web3j.utils.Numeric;
import tools.jackson.core.JacksonException;

/** An account that can sign transactions. The key never leaves this package and never appears in text. */
public final class ChainAccount {

    /** Order of secp256k1; a private key is a number from 1 to one less (SEC 2, §2.4.1). */
    private static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Credentials credentials;

    private ChainAccount(BigInteger key) {
        if (key.signum() <= 0 || key.compareTo(ORDER) >= 0) {
            throw new IllegalArgumentException("not a secp256k1 private key");
        }
        this.credentials = Credentials.create(ECKeyPair.create(key));
    }

    /** A new account with a key from {@code random}. */
    public static ChainAccount generate(SecureRandom random) {
        return new ChainAccount(newKey(random));
    }

    /**
     * The account whose key a file holds: 64 hexadecimal digits, readable by its owner only.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when others may read the file or it holds no key; names the file, never its content
     */
    public static ChainAccount load(Path file) throws IOException {
        requireOwnerOnly("key file", file);
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        if (!text.matches("[0-9a-fA-F]{64}")) {
            throw new IllegalArgumentException("the key file " + file + " must hold 64 hexadecimal digits");
        }
        return new ChainAccount(new BigInteger(text, 16));
    }

    /**
     * The account of an encrypted key store (Web3 Secret Storage, version 3).
     *
     * @param passwordFile its first line is the password; readable by its owner only
     * @throws IOException when a file cannot be read
     * @throws IllegalArgumentException when others may read the password, the file is no key store or the password is not its
     */
    public static ChainAccount loadKeyStore(Path file, Path passwordFile) throws IOException {
        requireOwnerOnly("password file", passwordFile);
        String password = Files.readString(passwordFile).lines().findFirst().orElse("");
        try {
            return new ChainAccount(WalletUtils.loadCredentials(password, file.toFile())
                    .getEcKeyPair()
                    .getPrivateKey());
        } catch (CipherException | JacksonException e) {
            throw new IllegalArgumentException(
                    "the key store " + file + " cannot be opened with the password in " + passwordFile, e);
        }
    }

    /** The account of a file, which is made with a new key (mode 0600) when there is none yet. */
    public static ChainAccount loadOrCreate(Path file, SecureRandom random) throws IOException {
        if (Files.notExists(file)) {
            write(file, newKey(random));
        }
        return load(file);
    }

    /** The account's address, which is public. */
    public AccountAddress address() {
        return new AccountAddress(credentials.getAddress());
    }

    /** The public key: the coordinates x and y of its point, 128 hexadecimal digits. */
    public String publicKey() {
        return Numeric.toHexStringNoPrefixZeroPadded(credentials.getEcKeyPair().getPublicKey(), 128);
    }

    @Override
    public String toString() {
        return "ChainAccount[" + address() + "]";
    }

    Credentials credentials() {
        return credentials;
    }

    private static void requireOwnerOnly(String what, Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!PosixFilePermissions.toString(permissions).endsWith("------")) {
            throw new IllegalArgumentException(
                    "the " + what + " " + file + " must be readable by its owner only (0600)");
        }
    }

    private static BigInteger newKey(SecureRandom random) {
        BigInteger key = new BigInteger(256, random);
        while (key.signum() == 0 || key.compareTo(ORDER) >= 0) {
            key = new BigInteger(256, random);
        }
        return key;
    }

    /** Written beside its place and moved: a crash leaves a whole key or none. */
    private static void write(Path file, BigInteger key) throws IOException {
        Path parent = Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(parent, file.getFileName().toString(), ".new", OWNER_ONLY);
        Files.writeString(
                fresh,
                HexFormat.of().formatHex(fixedWidth(key)) + "\n",
                StandardCharsets.US_ASCII,
                StandardOpenOption.DSYNC);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] fixedWidth(BigInteger key) {
        byte[] wide = new byte[32];
        for (int i = 0; i < wide.length; i++) {
            wide[31 - i] = key.shiftRight(8 * i).byteValue();
        }
        return wide;
    }
}
