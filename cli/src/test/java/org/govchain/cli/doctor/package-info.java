/** Examines a service that the test plays. */
@NullMarked
package org.govchain.cli.doctor;

import org.jspecify.annotations.NullMarked;
