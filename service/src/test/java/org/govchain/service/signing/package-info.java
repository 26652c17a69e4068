/** Tests of signing. */
@NullMarked
package org.govchain.service.signing;

import org.jspecify.annotations.NullMarked;
