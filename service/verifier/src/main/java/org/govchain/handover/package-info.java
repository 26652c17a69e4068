/** What the log holds about hand-overs: events of a grant, and the receipt that shows one of them to somebody else. */
@NullMarked
package org.govchain.handover;

import org.jspecify.annotations.NullMarked;
