package org.govchain.chain;

import java.nio.charset.StandardCharsets;

/**
 * A member of the consortium.
 *
 * @param name as the members wrote it when the account joined; may be empty, and nothing depends on it
 */
public record ConsortiumMember(AccountAddress account, String name) {

    private static final int MAX_NAME_BYTES = 256;
    private static final AccountAddress ZERO = new AccountAddress("0x" + "0".repeat(40));

    public ConsortiumMember {
        if (account.equals(ZERO)) {
            throw new IllegalArgumentException("the zero address cannot be a member");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
            throw new IllegalArgumentException("the name of a member has at most " + MAX_NAME_BYTES + " bytes");
        }
    }
}
