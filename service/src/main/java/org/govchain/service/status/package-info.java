/** Hands out status entries, changes them, publishes the lists as signed tokens and their digests to the log. */
@NullMarked
package org.govchain.service.status;

import org.jspecify.annotations.NullMarked;
