package org.govchain.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.govchain.chain.AccountAddress;
import org.govchain.chain.ChainAccount;

/**
 * What only the member itself may hold: the key of its node, the keys of its accounts and the password of its database, each in
 * a file that only the owner can read. Nothing here ever leaves the folder.
 */
public final class MemberSecrets {

    /** Signs blocks and names the node to its peers. */
    static final String NODE_KEY = "node.key";

    /** Speaks for the member in the consortium. */
    static final String MEMBER_ACCOUNT_KEY = "member-account.key";

    /** Anchors the log of the member's service, nothing else. */
    static final String LOG_ACCOUNT_KEY = "log-account.key";

    static final String DATABASE_PASSWORD = "database-password";

    /** Every file that must be in nobody else's folder. */
    static final List<String> FILES = List.of(NODE_KEY, MEMBER_ACCOUNT_KEY, LOG_ACCOUNT_KEY, DATABASE_PASSWORD);

    private static final int PASSWORD_BYTES = 24;

    private MemberSecrets() {}

    /** Makes those that a folder does not hold yet. One that is there is never replaced. */
    public static PublicKeys complete(Path folder, SecureRandom random) throws IOException {
        Files.createDirectories(folder);
        TreeMap<String, AccountAddress> accounts = new TreeMap<>();
        accounts.put("member", account(folder.resolve(MEMBER_ACCOUNT_KEY), random));
        accounts.put("log", account(folder.resolve(LOG_ACCOUNT_KEY), random));
        password(folder.resolve(DATABASE_PASSWORD), random);
        return new PublicKeys(node(folder, random), accounts);
    }

    /** The node's key of a folder, which is made (mode 0600) when there is none yet. */
    static NodeId node(Path folder, SecureRandom random) throws IOException {
        return new NodeId(
                ChainAccount.loadOrCreate(folder.resolve(NODE_KEY), random).publicKey());
    }

    private static AccountAddress account(Path file, SecureRandom random) throws IOException {
        return ChainAccount.loadOrCreate(file, random).address();
    }

    private static void password(Path file, SecureRandom random) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        byte[] password = new byte[PASSWORD_BYTES];
        random.nextBytes(password);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(password), StandardCharsets.US_ASCII);
    }
}
