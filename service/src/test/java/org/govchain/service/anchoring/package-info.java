/** Tests of anchoring. */
@NullMarked
package org.govchain.service.anchoring;

import org.jspecify.annotations.NullMarked;
