package org.govchain.service.mqtt;

import org.govchain.service.sensors.Checked;

/** A message, and what was found about it. */
record CheckedDelivery(Delivery delivery, Checked checked) {}
