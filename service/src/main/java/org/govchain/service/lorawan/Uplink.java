package org.govchain.service.lorawan;

import java.time.Instant;
import java.util.Optional;
import org.govchain.stream.Counter;
import tools.jackson.databind.JsonNode;

/**
 * A frame of a device as a network server describes it.
 *
 * @param devEui as the server writes it
 * @param counter frame counter within the session that began with the last join
 * @param byGateway when a gateway heard it, by the clock of the gateway
 * @param byServer when the network server got it, by its own clock
 * @param decoded what the server's decoder made of the payload; a missing node where there is none
 */
record Uplink(String devEui, Counter counter, Optional<Instant> byGateway, Instant byServer, JsonNode decoded) {}
