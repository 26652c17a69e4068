/** Tests of the status lists. */
@org.jspecify.annotations.NullMarked
package org.govchain.service.status;
