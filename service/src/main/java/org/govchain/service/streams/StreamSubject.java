package org.govchain.service.streams;

import java.util.UUID;
import org.govchain.service.authority.AuthorityId;
import org.govchain.stream.StreamPayload.Opening;

/**
 * Whose readings a stream holds.
 *
 * @param device its id; a device has one stream
 * @param authority that it belongs to
 * @param opening what the stream says it is about, if it has to be opened
 * @param lateness in seconds: how late readings are taken from now on
 */
public record StreamSubject(UUID device, AuthorityId authority, Opening opening, int lateness) {}
