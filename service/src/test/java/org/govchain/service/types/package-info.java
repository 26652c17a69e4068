/** Tests of the types an installation knows. */
@NullMarked
package org.govchain.service.types;

import org.jspecify.annotations.NullMarked;
