/** Tests of who may call what, and of how the service says no. */
@NullMarked
package org.govchain.service.web;

import org.jspecify.annotations.NullMarked;
