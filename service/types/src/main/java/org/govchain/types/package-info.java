/** What a credential type is: its file, what makes the file right, and how claims read as text and as a seal. */
@NullMarked
package org.govchain.types;

import org.jspecify.annotations.NullMarked;
