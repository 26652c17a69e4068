/** Tells inputs apart, damaged ones included. */
@NullMarked
package org.govchain.cli.input;

import org.jspecify.annotations.NullMarked;
