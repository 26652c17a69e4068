@NullMarked
package org.govchain.service.webhooks;

import org.jspecify.annotations.NullMarked;
