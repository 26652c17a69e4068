package org.govchain.service.signing;

/**
 * Prepared bytes and the key that is to sign them.
 *
 * @param key the key
 * @param message the exact bytes; not copied, the caller leaves them alone
 */
@SuppressWarnings(
        "ArrayRecordComponent") // never compared; a copy for each of thousands of messages would cost more than it
// saves
public record ToSign(SigningKey key, byte[] message) {

    /** Never the bytes: they may hold claims. */
    @Override
    public String toString() {
        return "ToSign[" + key.publicKey().thumbprint() + ", " + message.length + " bytes]";
    }
}
