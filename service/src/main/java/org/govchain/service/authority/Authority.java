package org.govchain.service.authority;

import java.net.URI;

/**
 * An authority of this installation.
 *
 * @param id its short name, also the JWT claim {@code authority}
 * @param issuer the {@code iss} of what it issues; SHA-256 of it is its name on the chain
 * @param name for people
 */
public record Authority(AuthorityId id, URI issuer, String name) {

    /** Throws {@link IllegalArgumentException} for a relative issuer or a blank name. */
    public Authority {
        if (!issuer.isAbsolute()) {
            throw new IllegalArgumentException("the issuer of " + id + " is not an absolute URI");
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("the authority " + id + " has no name");
        }
    }
}
