package org.govchain.chain;

/** A contract refused a change that was believed to be allowed; {@link #error()} is its custom error's name. */
public final class TransactionRefused extends RuntimeException {

    private final String error;

    TransactionRefused(String error) {
        super("the contract refused: " + ContractErrors.sentence(error) + " (" + error + ")");
        this.error = error;
    }

    /** Name of the custom error, such as {@code IssuerRegistryUnknownAuthority}, or {@code unknown}. */
    public String error() {
        return error;
    }

    /** What that means, in a sentence for the person who asked. */
    public String sentence() {
        return ContractErrors.sentence(error);
    }
}
