/** Tests of demo. */
@NullMarked
package org.govchain.service.demo;

import org.jspecify.annotations.NullMarked;
