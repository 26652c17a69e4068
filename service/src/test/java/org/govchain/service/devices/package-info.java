@NullMarked
package org.govchain.service.devices;

import org.jspecify.annotations.NullMarked;
