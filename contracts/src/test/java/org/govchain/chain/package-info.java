/** Tests of the access to the chain against a real node. */
@NullMarked
package org.govchain.chain;

import org.jspecify.annotations.NullMarked;
