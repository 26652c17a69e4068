/** What an authority takes along when it leaves an installation, and how it arrives at another (docs/spec/export.md). */
@NullMarked
package org.govchain.service.transfer;

import org.jspecify.annotations.NullMarked;
