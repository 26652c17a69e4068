/** Log entries, signed checkpoints and tiles of one append-only log (C2SP tlog-checkpoint, tlog-tiles, tlog-proof). */
@NullMarked
package org.govchain.log;

import org.jspecify.annotations.NullMarked;
