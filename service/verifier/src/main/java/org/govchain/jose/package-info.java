/** The strict subset of JSON and compact JWS (RFC 7515) that credentials and status lists are written in. */
@NullMarked
package org.govchain.jose;

import org.jspecify.annotations.NullMarked;
