package org.govchain.types;

/**
 * A place in the claims that breaks a rule of the schema.
 *
 * @param pointer JSON pointer into the claims (RFC 6901); empty for the claims as a whole
 * @param rule which rule, in English; it may quote a name or bound of the schema, never a value of the claims
 */
public record Violation(String pointer, String rule) {

    @Override
    public String toString() {
        return pointer + ": " + rule;
    }
}
