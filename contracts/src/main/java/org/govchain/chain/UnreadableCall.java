package org.govchain.chain;

/**
 * A call that this version does not understand. Whoever approves it approves what they cannot read, so it is shown as it is,
 * never left out.
 *
 * @param target the contract that would be called
 * @param data the call data, 0x and hexadecimal digits
 */
public record UnreadableCall(AccountAddress target, String data) implements ProposedCall {

    public UnreadableCall {
        data = Hex.of(Hex.parse(data));
    }
}
