/** Batches: many rows of one type, uploaded as CSV or NDJSON, checked, issued in slices and answered row by row (docs/batches.md). */
@NullMarked
package org.govchain.service.batches;

import org.jspecify.annotations.NullMarked;
