/** Tests of the forms that readings are given out in. */
@NullMarked
package org.govchain.readings;

import org.jspecify.annotations.NullMarked;
