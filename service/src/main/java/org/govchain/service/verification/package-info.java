/** What everybody may ask without a token: evidence, status lists, the log's tiles, the trust policy, and a verdict. */
@NullMarked
package org.govchain.service.verification;

import org.jspecify.annotations.NullMarked;
