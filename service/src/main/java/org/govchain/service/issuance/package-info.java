/** Issues documents: credential types, the issuing pipeline of docs/issuance-cycle.md, batches and what happens later. */
@NullMarked
package org.govchain.service.issuance;

import org.jspecify.annotations.NullMarked;
