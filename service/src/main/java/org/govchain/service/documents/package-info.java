/** Prints documents: PDF and QR code. */
@NullMarked
package org.govchain.service.documents;

import org.jspecify.annotations.NullMarked;
