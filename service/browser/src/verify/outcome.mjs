/**
 * How one check ended. A refusal names its reason; the detail adds numbers, times or rules in English and never repeats a claim.
 *
 * @typedef {{ outcome: 'passed' | 'failed' | 'undetermined' | 'not-applicable', reason?: string, detail?: string }} Outcome
 */

/** The question was asked and the answer is yes. */
export const PASSED = Object.freeze({ outcome: 'passed' });

/** The question does not arise for this document. */
export const NOT_APPLICABLE = Object.freeze({ outcome: 'not-applicable' });

/** The answer is no: the document is not to be relied on. */
export function failed(reason, detail = '') {
  return { outcome: 'failed', reason, detail };
}

/** Something needed for an answer was not at hand. */
export function undetermined(reason, detail = '') {
  return { outcome: 'undetermined', reason, detail };
}

export function isPassed({ outcome }) {
  return outcome === 'passed';
}

export function isFailed({ outcome }) {
  return outcome === 'failed';
}
