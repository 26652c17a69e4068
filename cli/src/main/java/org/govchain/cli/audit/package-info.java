/** Re-derives a log from its published tiles and compares every state that was anchored. */
@NullMarked
package org.govchain.cli.audit;

import org.jspecify.annotations.NullMarked;
