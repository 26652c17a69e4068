/** Tells by its content what the user handed over: bundle, PDF, picture with a QR code, QR text, credential, any file. */
@NullMarked
package org.govchain.cli.input;

import org.jspecify.annotations.NullMarked;
