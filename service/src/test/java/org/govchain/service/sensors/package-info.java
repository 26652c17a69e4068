/** Tests of the doors that readings come through. */
@NullMarked
package org.govchain.service.sensors;

import org.jspecify.annotations.NullMarked;
