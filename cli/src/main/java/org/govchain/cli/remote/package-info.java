/** A govchain service seen over HTTP: its API for those with a token, its public evidence for everybody. */
@NullMarked
package org.govchain.cli.remote;

import org.jspecify.annotations.NullMarked;
