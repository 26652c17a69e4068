package org.govchain.service.status;

import java.util.UUID;
import org.govchain.service.authority.AuthorityId;
import org.govchain.status.StatusListId;

/**
 * A status list that the registry contract has to know before anything refers to it.
 *
 * @param list row of the list
 * @param id its URI; SHA-256 of it is its name on the chain
 */
public record StatusListRegistration(UUID list, StatusListId id, AuthorityId authority) {}
