/** Tests of keys, files and played devices. */
@NullMarked
package org.govchain.cli.readings;

import org.jspecify.annotations.NullMarked;
