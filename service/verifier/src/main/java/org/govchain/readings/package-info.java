/** Readings as data users take them: proven readings of a time span written as JSON, lines of JSON, CSV or SenML, one text for each. */
@NullMarked
package org.govchain.readings;

import org.jspecify.annotations.NullMarked;
