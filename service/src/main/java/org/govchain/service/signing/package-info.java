/** Keys by authority and purpose, and signatures over prepared bytes; knows nothing of what they mean. */
@NullMarked
package org.govchain.service.signing;

import org.jspecify.annotations.NullMarked;
