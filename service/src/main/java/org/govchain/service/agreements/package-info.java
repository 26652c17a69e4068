/** Decisions that one person alone must not take: somebody proposes, somebody else confirms, and only then they count. */
@NullMarked
package org.govchain.service.agreements;

import org.jspecify.annotations.NullMarked;
