/** The notarisation service; each direct sub-package is a module. */
@NullMarked
package org.govchain.service;

import org.jspecify.annotations.NullMarked;
