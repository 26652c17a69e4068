/** Tests of the events of hand-overs. */
@NullMarked
package org.govchain.handover;

import org.jspecify.annotations.NullMarked;
