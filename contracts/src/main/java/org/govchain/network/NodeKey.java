package org.govchain.network;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.govchain.chain.AccountAddress;
import org.govchain.chain.ChainAccount;

/**
 * The key of one validator: it signs blocks and names the node to its peers. Kept as an account's key is, in a file only the
 * owner can read.
 */
public final class NodeKey {

    private final ChainAccount account;

    private NodeKey(ChainAccount account) {
        this.account = account;
    }

    /** The key of a file, which is made (mode 0600) when there is none yet. */
    public static NodeKey loadOrCreate(Path file, SecureRandom random) throws IOException {
        return new NodeKey(ChainAccount.loadOrCreate(file, random));
    }

    /** The validator's address, as block headers name it. */
    public AccountAddress address() {
        return account.address();
    }

    /** How peers find the node (devp2p, enode URL scheme). */
    public String enode(Member member) {
        return "enode://" + account.publicKey() + "@" + member.host() + ":" + member.p2pPort();
    }

    @Override
    public String toString() {
        return "NodeKey[" + address() + "]";
    }
}
