/** What a person sees while a command runs: lines, colours where there is a terminal, progress, hints. */
@NullMarked
package org.govchain.cli.terminal;

import org.jspecify.annotations.NullMarked;
