/** The consortium's QBFT network: from one description to the folders of all members, nodes run on one machine, and how they are. */
@NullMarked
package org.govchain.network;

import org.jspecify.annotations.NullMarked;
