/** Mails against a mail server in the test. */
@NullMarked
package org.govchain.service.notices;

import org.jspecify.annotations.NullMarked;
