/** The credential types of this installation: which there are, what claims they accept, and what the world is told about them. */
@NullMarked
package org.govchain.service.types;

import org.jspecify.annotations.NullMarked;
