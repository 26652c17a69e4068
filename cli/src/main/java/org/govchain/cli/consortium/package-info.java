/** How proposals of the consortium are read from what people have and shown to them. */
@NullMarked
package org.govchain.cli.consortium;

import org.jspecify.annotations.NullMarked;
