/** Lets named parties read streams that are not open, for a time; every use is recorded. */
@NullMarked
package org.govchain.service.datagrants;

import org.jspecify.annotations.NullMarked;
