package org.govchain.service.authority;

/**
 * A login, as the identity provider names it. Two logins are the same person exactly when issuer and subject are the same: a subject alone
 * may be given to two people by two identity providers.
 *
 * @param issuer the token's {@code iss}
 * @param subject the token's {@code sub}
 */
public record Person(String issuer, String subject) {

    /** Throws {@link IllegalArgumentException} when one is blank. */
    public Person {
        if (issuer.isBlank() || subject.isBlank()) {
            throw new IllegalArgumentException("a login has an issuer and a subject");
        }
    }
}
