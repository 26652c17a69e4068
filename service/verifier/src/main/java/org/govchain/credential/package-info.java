/** SD-JWT VC credentials and the payload that a log entry commits to. */
@NullMarked
package org.govchain.credential;

import org.jspecify.annotations.NullMarked;
