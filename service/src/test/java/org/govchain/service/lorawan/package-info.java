/** Tests of what network servers hand over. */
@NullMarked
package org.govchain.service.lorawan;

import org.jspecify.annotations.NullMarked;
