/** Token Status Lists: one class reads one entry. */
@NullMarked
package org.govchain.status;

import org.jspecify.annotations.NullMarked;
