package org.govchain.service.devices;

import java.time.Instant;
import java.util.Optional;

/** A gateway as its operators see it. */
record GatewayRow(Owner owner, String what, Optional<Place> place, Instant createdAt, long seq) {}
