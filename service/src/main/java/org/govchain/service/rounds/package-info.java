/** Work in the background that begins with the service, is done again and again, and ends with it. */
@NullMarked
package org.govchain.service.rounds;

import org.jspecify.annotations.NullMarked;
