package org.govchain.chain;

/** The transactions of the founding, in their order. */
public enum CeremonyStep {
    REGISTRY(0, "deploy the registry"),
    ANCHOR(1, "deploy the anchor and its status registry"),
    CONSORTIUM(2, "deploy the consortium"),
    OFFER(3, "offer the registry to the consortium"),
    ACCEPTANCE(4, "let the consortium accept the registry");

    private final int nonce;
    private final String words;

    CeremonyStep(int nonce, String words) {
        this.nonce = nonce;
        this.words = words;
    }

    /** Its place in the deployer's sequence of transactions, from 0. */
    public int nonce() {
        return nonce;
    }

    /** What it does, as an infinitive. */
    public String words() {
        return words;
    }
}
