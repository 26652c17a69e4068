/** Tests of what is printed. */
@NullMarked
package org.govchain.service.documents;

import org.jspecify.annotations.NullMarked;
