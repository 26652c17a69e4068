/** The whole service over HTTP, on a real database and a real chain. */
@NullMarked
package org.govchain.service.office;

import org.jspecify.annotations.NullMarked;
