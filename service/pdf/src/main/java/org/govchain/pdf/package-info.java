/** Reads a PDF file, bounded in memory and time, into the facts that the verifier judges; decides nothing itself. */
@NullMarked
package org.govchain.pdf;

import org.jspecify.annotations.NullMarked;
