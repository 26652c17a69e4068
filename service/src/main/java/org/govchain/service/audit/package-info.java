/** The audit log, a product of its own: what was decided, signed and sent, never what a claim says. */
@NullMarked
package org.govchain.service.audit;

import org.jspecify.annotations.NullMarked;
