/** Prints documents (PDF, QR code) and keeps their attachments in encrypted storage. */
@NullMarked
package org.govchain.service.documents;

import org.jspecify.annotations.NullMarked;
