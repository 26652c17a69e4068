/** Tests of what people have and see of proposals. */
@NullMarked
package org.govchain.cli.consortium;

import org.jspecify.annotations.NullMarked;
