package org.govchain.service.issuance;

import org.govchain.service.authority.Person;
import org.govchain.service.web.Caller;

/**
 * Who asks for a document, so that somebody else approves it.
 *
 * @param machine whether it is a program's account
 */
public record Author(Person person, boolean machine) {

    /** The caller. */
    public static Author of(Caller caller) {
        return new Author(caller.person(), caller.machine());
    }
}
