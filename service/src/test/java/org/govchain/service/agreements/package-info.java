/** Decisions by two persons, and every way to take one alone. */
@NullMarked
package org.govchain.service.agreements;

import org.jspecify.annotations.NullMarked;
