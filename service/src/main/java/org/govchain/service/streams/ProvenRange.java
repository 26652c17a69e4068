package org.govchain.service.streams;

import org.govchain.verify.RangeBundle;
import org.govchain.verify.RangeVerifier;

/**
 * The answer to a question about a stream.
 *
 * @param bundle what proves it
 * @param report what the public verifier says of it, without knowing the chain: complete, with the readings
 */
public record ProvenRange(RangeBundle bundle, RangeVerifier.Report report) {}
