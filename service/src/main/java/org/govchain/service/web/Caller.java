package org.govchain.service.web;

import java.util.Set;

/**
 * Who makes a request, read from a verified access token.
 *
 * @param subject the token's subject, as the identity provider names it
 * @param authority slug of the authority whose rows the caller may see
 * @param roles what the caller may do there
 */
public record Caller(String subject, String authority, Set<Role> roles) {

    public Caller {
        roles = Set.copyOf(roles);
    }
}
