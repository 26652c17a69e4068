/** Which chain and contracts this installation uses, from the configuration; the work is done by org.govchain.chain. */
@NullMarked
package org.govchain.service.chain;

import org.jspecify.annotations.NullMarked;
