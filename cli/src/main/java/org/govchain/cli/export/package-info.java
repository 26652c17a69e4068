/** The folder that an authority leaves with: written page by page, recognised when it is not complete, checked before it is used. */
@NullMarked
package org.govchain.cli.export;

import org.jspecify.annotations.NullMarked;
