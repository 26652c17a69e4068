package org.govchain.service.notices;

import java.time.Instant;
import java.util.UUID;
import org.govchain.service.authority.AuthorityId;

/**
 * A mail to be written. To whom is not part of it.
 *
 * @param grant what waits
 * @param document of which
 * @param until when it is too late
 */
public record Notice(UUID grant, UUID document, AuthorityId authority, Instant until) {}
