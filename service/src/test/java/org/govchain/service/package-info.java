/** Tests of the service as a whole, and what tests of its modules share. */
@NullMarked
package org.govchain.service;

import org.jspecify.annotations.NullMarked;
