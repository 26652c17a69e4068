/** Signature verification over the providers at hand: the Corretto provider where its native library loads, else Bouncy Castle. */
@NullMarked
package org.govchain.crypto;

import org.jspecify.annotations.NullMarked;
