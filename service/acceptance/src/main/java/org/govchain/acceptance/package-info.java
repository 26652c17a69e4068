/** Drives the packaged service from outside and checks what must be true afterwards. */
@NullMarked
package org.govchain.acceptance;

import org.jspecify.annotations.NullMarked;
