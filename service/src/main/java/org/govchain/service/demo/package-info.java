/** The embedded default of the profile demo: database, chain, contracts and generated keys, all in one directory. */
@NullMarked
package org.govchain.service.demo;

import org.jspecify.annotations.NullMarked;
