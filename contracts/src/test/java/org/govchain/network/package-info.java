/** Tests of the network's files, and networks for the tests of other packages. */
@NullMarked
package org.govchain.network;

import org.jspecify.annotations.NullMarked;
