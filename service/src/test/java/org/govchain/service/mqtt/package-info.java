/** Tests of the MQTT door with a broker and publishers of others. */
@NullMarked
package org.govchain.service.mqtt;

import org.jspecify.annotations.NullMarked;
