/** Tells an authority's specialist software what happens to its documents: at least once, signed, in order, without claims (docs/webhooks.md). */
@NullMarked
package org.govchain.service.webhooks;

import org.jspecify.annotations.NullMarked;
