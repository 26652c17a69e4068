/** What every endpoint shares: who is calling, what they may call, and how a refusal is answered. */
@NullMarked
package org.govchain.service.web;

import org.jspecify.annotations.NullMarked;
