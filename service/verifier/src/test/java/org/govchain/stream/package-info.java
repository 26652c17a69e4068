/** Tests of leaves, payloads and salts of streams. */
@NullMarked
package org.govchain.stream;

import org.jspecify.annotations.NullMarked;
