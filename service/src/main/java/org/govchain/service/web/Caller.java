package org.govchain.service.web;

import java.util.Set;
import org.govchain.service.authority.Person;

/**
 * Who makes a request, read from a verified access token.
 *
 * @param person who logged in
 * @param authority slug of the authority whose rows the caller may see
 * @param roles what the caller may do there
 * @param machine whether no person logged in: the token was given to a program on its own behalf
 */
public record Caller(Person person, String authority, Set<Role> roles, boolean machine) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** The token's {@code iss}. */
    public String issuer() {
        return person.issuer();
    }

    /** The token's {@code sub}, as the identity provider names the login. */
    public String subject() {
        return person.subject();
    }
}
