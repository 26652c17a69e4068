/** Tests of erasing and of retention. */
@NullMarked
package org.govchain.service.erasure;

import org.jspecify.annotations.NullMarked;
