/** Tests of the PDF reader with files that nobody would sign; those with signed files are in the service, which signs. */
@NullMarked
package org.govchain.pdf;

import org.jspecify.annotations.NullMarked;
