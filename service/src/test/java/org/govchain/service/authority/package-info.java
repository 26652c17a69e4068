/** What tests share of authority. */
@NullMarked
package org.govchain.service.authority;

import org.jspecify.annotations.NullMarked;
