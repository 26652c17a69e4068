/** Tests of streams: what is taken, what is refused, what is proven. */
@NullMarked
package org.govchain.service.streams;

import org.jspecify.annotations.NullMarked;
