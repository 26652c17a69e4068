/** Audits logs that are what they say, and logs that are not. */
@NullMarked
package org.govchain.cli.audit;

import org.jspecify.annotations.NullMarked;
