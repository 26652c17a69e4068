/** Drafts, and every way around the second person. */
@NullMarked
package org.govchain.service.drafts;

import org.jspecify.annotations.NullMarked;
