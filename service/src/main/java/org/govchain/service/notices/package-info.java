/** Tells people by mail that something waits for them, and nothing of what it is. */
@NullMarked
package org.govchain.service.notices;

import org.jspecify.annotations.NullMarked;
