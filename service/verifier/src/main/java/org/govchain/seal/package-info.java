/** Digital seals of BSI TR-03171 and the QR text that carries them. */
@NullMarked
package org.govchain.seal;

import org.jspecify.annotations.NullMarked;
