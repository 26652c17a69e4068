package org.govchain.service.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person or program may do; the {@code roles} claim of an access token names them in kebab-case. */
public enum Role {
    CLERK,
    SIGNATORY,
    AUTHORITY_ADMIN,
    SENSOR_OPERATOR,
    AUDITOR,
    OPERATOR,
    /** Somebody else's account that documents are handed over to; belongs to no authority. */
    RECIPIENT,
    /** No right of its own: the mark of a program's account, which never approves. */
    MACHINE;

    /** The name in tokens, such as {@code authority-admin}. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role of that name; a role this installation does not know gives no right and is no error. */
    static Optional<Role> ofClaim(String claim) {
        return Arrays.stream(values())
                .filter(role -> role.claim().equals(claim))
                .findFirst();
    }
}
