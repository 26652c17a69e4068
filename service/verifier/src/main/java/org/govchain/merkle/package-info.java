/** RFC 9162 SHA-256 Merkle trees and their proofs; JDK only. */
@NullMarked
package org.govchain.merkle;

import org.jspecify.annotations.NullMarked;
