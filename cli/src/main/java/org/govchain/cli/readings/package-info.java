/** Readings of devices on the command line: the keys that sign them, the files that they stand in, and devices that are only played. */
@NullMarked
package org.govchain.cli.readings;

import org.jspecify.annotations.NullMarked;
