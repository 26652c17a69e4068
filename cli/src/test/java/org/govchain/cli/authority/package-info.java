/** An authority in memory with a log that is anchored on a real development chain, and ways to lie. */
@NullMarked
package org.govchain.cli.authority;

import org.jspecify.annotations.NullMarked;
