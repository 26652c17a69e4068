/** Type files that are right, and every way in which they can be wrong. */
@NullMarked
package org.govchain.types;

import org.jspecify.annotations.NullMarked;
