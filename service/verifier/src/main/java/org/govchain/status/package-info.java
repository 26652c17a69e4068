/** Token Status Lists (draft-ietf-oauth-status-list): one class reads one entry. */
@NullMarked
package org.govchain.status;

import org.jspecify.annotations.NullMarked;
