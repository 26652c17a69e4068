/** Talks to a service that the test plays. */
@NullMarked
package org.govchain.cli.remote;

import org.jspecify.annotations.NullMarked;
