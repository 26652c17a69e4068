/** Reads the events of LoRaWAN network servers as readings of registered devices (docs/sensors.md). */
@NullMarked
package org.govchain.service.lorawan;

import org.jspecify.annotations.NullMarked;
