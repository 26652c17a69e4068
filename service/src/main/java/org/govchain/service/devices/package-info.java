/** Which devices and gateways may send readings, with which keys, and what their readings may say (docs/sensors.md). */
@NullMarked
package org.govchain.service.devices;

import org.jspecify.annotations.NullMarked;
