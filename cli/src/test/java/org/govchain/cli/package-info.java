/** The command line as its users see it: transcripts, exit codes, documentation that holds. */
@NullMarked
package org.govchain.cli;

import org.jspecify.annotations.NullMarked;
