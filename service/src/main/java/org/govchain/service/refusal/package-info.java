/** The one value by which every module says no: a code that callers can act on and a sentence for people. */
@NullMarked
package org.govchain.service.refusal;

import org.jspecify.annotations.NullMarked;
