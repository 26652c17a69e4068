/** Erases documents: on a person's demand (Art. 17 GDPR) and when the time their type keeps them has passed. Log, chain and proofs of everything else stay. */
@NullMarked
package org.govchain.service.erasure;

import org.jspecify.annotations.NullMarked;
