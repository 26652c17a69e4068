/** Verification as a pure function of what was presented, the evidence, the trust policy and the time. */
@NullMarked
package org.govchain.verify;

import org.jspecify.annotations.NullMarked;
