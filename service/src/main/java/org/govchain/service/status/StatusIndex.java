package org.govchain.service.status;

import java.util.UUID;

/**
 * The status entry of one copy.
 *
 * @param list row of the list
 * @param uri the list's URI, as credentials name it
 * @param index place in the list
 */
public record StatusIndex(UUID list, String uri, int index) {}
