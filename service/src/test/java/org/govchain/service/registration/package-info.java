/** Tests of what the registry lacks. */
@NullMarked
package org.govchain.service.registration;

import org.jspecify.annotations.NullMarked;
