/** Tests of what is printed and of the attachment storage. */
@NullMarked
package org.govchain.service.documents;

import org.jspecify.annotations.NullMarked;
