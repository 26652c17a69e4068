/** Looks at an installation from outside and says what is wrong and how to mend it. */
@NullMarked
package org.govchain.cli.doctor;

import org.jspecify.annotations.NullMarked;
