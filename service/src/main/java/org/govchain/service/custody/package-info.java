/** Keeps what belongs to people encrypted with a key per document: claims, drafts, files. Destroying the key erases all of them, also in backups. */
@NullMarked
package org.govchain.service.custody;

import org.jspecify.annotations.NullMarked;
