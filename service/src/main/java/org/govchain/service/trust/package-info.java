/** What the registry on the chain says: keys, rights, and the trust policy that verifiers are given. */
@NullMarked
package org.govchain.service.trust;

import org.jspecify.annotations.NullMarked;
