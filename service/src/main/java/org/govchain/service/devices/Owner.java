package org.govchain.service.devices;

import java.util.UUID;
import org.govchain.service.authority.AuthorityId;

/** A device or gateway of an authority, as its keys need it. */
record Owner(SenderKind kind, UUID id, AuthorityId authority, String name, Device.State state) {}
