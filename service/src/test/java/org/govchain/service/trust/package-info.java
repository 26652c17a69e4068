/** Tests of trust. */
@NullMarked
package org.govchain.service.trust;

import org.jspecify.annotations.NullMarked;
