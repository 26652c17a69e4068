@NullMarked
package org.govchain.service.search;

import org.jspecify.annotations.NullMarked;
