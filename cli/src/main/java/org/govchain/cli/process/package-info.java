/** Starts and ends the service as a process of its own. */
@NullMarked
package org.govchain.cli.process;

import org.jspecify.annotations.NullMarked;
