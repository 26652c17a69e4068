/** Copies what a service publishes as static files, checks it on the way in, and answers from the copy. */
@NullMarked
package org.govchain.cli.mirror;

import org.jspecify.annotations.NullMarked;
