/** What clerks write before it is issued, together and one after another, and how a second person decides about it. */
@NullMarked
package org.govchain.service.drafts;

import org.jspecify.annotations.NullMarked;
