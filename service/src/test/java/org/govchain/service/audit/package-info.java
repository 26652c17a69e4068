/** What tests share of audit. */
@NullMarked
package org.govchain.service.audit;

import org.jspecify.annotations.NullMarked;
