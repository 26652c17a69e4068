/** Finds documents by words of their claims, which the database knows only as keyed hashes, and by what is no secret about them. */
@NullMarked
package org.govchain.service.search;

import org.jspecify.annotations.NullMarked;
