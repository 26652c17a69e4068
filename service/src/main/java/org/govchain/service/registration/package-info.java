/** What the members of the consortium have to enter into the registry before this installation can issue. */
@NullMarked
package org.govchain.service.registration;

import org.jspecify.annotations.NullMarked;
