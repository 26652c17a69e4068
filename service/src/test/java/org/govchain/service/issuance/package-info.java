/** Tests of the issuing pipeline, its types and its interface. */
@NullMarked
package org.govchain.service.issuance;

import org.jspecify.annotations.NullMarked;
