package org.govchain.chain;

/**
 * A transaction that is signed and not necessarily sent. Store all three values before the first broadcast: with them a
 * process that died can find out what became of it and send the very same bytes again.
 *
 * @param hash known before sending, because the signature is part of it
 * @param nonce its place in the account's sequence
 * @param raw the signed RLP bytes as 0x-prefixed hexadecimal
 */
public record SignedTransaction(TransactionHash hash, long nonce, String raw) {

    public SignedTransaction {
        if (nonce < 0) {
            throw new IllegalArgumentException("a nonce is not negative: " + nonce);
        }
        raw = Hex.of(Hex.parse(raw));
    }
}
