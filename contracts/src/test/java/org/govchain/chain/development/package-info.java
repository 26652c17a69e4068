/** Tests of the development chain's life and death. */
@NullMarked
package org.govchain.chain.development;

import org.jspecify.annotations.NullMarked;
