/** Takes readings of devices through its doors, with the same checks and answers in each, and gives them out with proof. */
@NullMarked
package org.govchain.service.sensors;

import org.jspecify.annotations.NullMarked;
