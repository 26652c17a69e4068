package org.govchain.verify;

/**
 * One line of a report.
 *
 * @param check the question
 * @param required whether VALID needs its answer
 * @param outcome the answer
 */
public record CheckResult(Check check, boolean required, Outcome outcome) {}
