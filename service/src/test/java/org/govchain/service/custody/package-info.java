/** Tests of keys, encrypted columns and encrypted files. */
@NullMarked
package org.govchain.service.custody;

import org.jspecify.annotations.NullMarked;
