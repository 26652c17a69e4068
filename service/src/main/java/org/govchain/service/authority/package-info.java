/** The authorities that share this installation: who they are, nothing about keys or rights. */
@NullMarked
package org.govchain.service.authority;

import org.jspecify.annotations.NullMarked;
