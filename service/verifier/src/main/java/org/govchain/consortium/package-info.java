/** What the consortium itself said: a QBFT block header with the seals of its validators, and the receipt of an anchor in it. */
@NullMarked
package org.govchain.consortium;

import org.jspecify.annotations.NullMarked;
