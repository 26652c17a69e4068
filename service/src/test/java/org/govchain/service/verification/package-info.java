@NullMarked
package org.govchain.service.verification;

import org.jspecify.annotations.NullMarked;
