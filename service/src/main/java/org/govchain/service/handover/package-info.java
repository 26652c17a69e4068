/** Hands a document to a third party for a purpose, a time and a number of views, and keeps a record of it that nobody can rewrite. */
@NullMarked
package org.govchain.service.handover;

import org.jspecify.annotations.NullMarked;
