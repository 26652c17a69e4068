/** Hand-overs as granter, recipient, holder and thief see them. */
@NullMarked
package org.govchain.service.handover;

import org.jspecify.annotations.NullMarked;
