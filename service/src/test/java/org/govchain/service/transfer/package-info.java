/** Tests of leaving and arriving. */
@NullMarked
package org.govchain.service.transfer;

import org.jspecify.annotations.NullMarked;
