@NullMarked
package org.govchain.service.batches;

import org.jspecify.annotations.NullMarked;
