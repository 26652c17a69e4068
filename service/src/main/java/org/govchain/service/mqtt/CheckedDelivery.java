package org.govchain.service.mqtt;

/** A message, and what was found about it. */
record CheckedDelivery(Delivery delivery, Finding finding) {}
