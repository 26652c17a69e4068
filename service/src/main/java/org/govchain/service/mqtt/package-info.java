/** The MQTT door of readings: takes messages of a broker and acknowledges each once what it says is stored (docs/sensors.md). */
@NullMarked
package org.govchain.service.mqtt;

import org.jspecify.annotations.NullMarked;
