/** The consortium's QBFT network: from one description to keys, genesis and files of every node, and nodes run on one machine. */
@NullMarked
package org.govchain.network;

import org.jspecify.annotations.NullMarked;
