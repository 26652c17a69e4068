/** How a report on the consortium's network is shown: to people as lines, to programs as JSON. */
@NullMarked
package org.govchain.cli.network;

import org.jspecify.annotations.NullMarked;
