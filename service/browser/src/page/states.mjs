/**
 * Which page a report becomes. A verdict has three values; people need to know which of the things that can be wrong it is, in one
 * word and one sentence. The order is that of gravity: who forges may also have let something lapse.
 */
const BY_REASON = new Map([
  ['credential-signature-wrong', 'forged'],
  ['seal-signature-wrong', 'forged'],
  ['disclosure-mismatch', 'forged'],
  ['payload-credential-mismatch', 'contradicted'],
  ['payload-seal-mismatch', 'contradicted'],
  ['inclusion-wrong', 'contradicted'],
  ['checkpoint-signature-wrong', 'contradicted'],
  ['checkpoint-origin-mismatch', 'contradicted'],
  ['anchor-contradicted', 'contradicted'],
  ['log-not-registered', 'contradicted'],
  ['consortium-seal-not-at-hand', 'pending'],
  ['attachment-mismatch', 'forged'],
  ['type-mismatch', 'forged'],
  ['issuer-mismatch', 'forged'],
  ['bundle-malformed', 'damaged'],
  ['credential-malformed', 'damaged'],
  ['seal-malformed', 'damaged'],
  ['payload-malformed', 'damaged'],
  ['issuer-unknown', 'foreign-issuer'],
  ['issuer-key-unknown', 'foreign-issuer'],
  ['issuer-key-purpose-wrong', 'foreign-issuer'],
  ['signing-key-not-at-hand', 'foreign-issuer'],
  ['type-not-allowed', 'foreign-issuer'],
  ['type-right-withdrawn', 'foreign-issuer'],
  ['revoked', 'revoked'],
  ['superseded', 'superseded'],
  ['suspended', 'suspended'],
  ['expired', 'expired'],
  ['not-yet-valid', 'not-yet-valid'],
  ['not-yet-issued', 'clock'],
  ['status-list-later', 'clock'],
  ['anchor-later', 'clock'],
  ['no-trust-policy', 'no-policy'],
  ['policy-malformed', 'no-policy'],
  ['policy-journal-mismatch', 'no-policy'],
  ['policy-key-unnamed', 'no-policy'],
  ['status-list-too-old', 'old-list'],
  ['status-list-expired', 'old-list'],
  ['no-credential-found', 'unknown-file'],
  ['evidence-not-at-hand', 'no-evidence'],
  ['log-entry-pending', 'pending'],
  ['anchor-pending', 'pending'],
]);
const GRAVITY = [
  'no-policy', 'damaged', 'forged', 'foreign-issuer', 'contradicted', 'members-seal', 'unknown-file', 'revoked', 'superseded', 'suspended', 'expired', 'not-yet-valid', 'clock', 'no-network', 'no-list', 'old-list', 'pending', 'no-evidence',
];
/** Colour, symbol and word always go together. */
const TONES = { valid: 'success', suspended: 'warning', 'not-yet-valid': 'warning' };

/**
 * @param {object} report what verify() said
 * @param {{ gathered: import('./gather.mjs').Gathered, clockDiffers: boolean }} circumstances
 * @returns {{ name: string, tone: 'success' | 'danger' | 'warning', check?: object }} check is the one that decided
 */
export function stateOf(report, { gathered, clockDiffers }) {
  if (clockDiffers) return { name: 'clock', tone: 'warning' };
  if (report.verdict === 'VALID') return { name: 'valid', tone: 'success' };
  const invalid = report.verdict === 'INVALID';
  const deciding = report.checks.filter((check) => (invalid ? check.outcome === 'failed' : check.required && check.outcome === 'undetermined'));
  const named = deciding
    .map((check) => ({ check, name: nameOf(check, gathered) }))
    .filter(({ name }) => name !== undefined)
    .sort((a, b) => GRAVITY.indexOf(a.name) - GRAVITY.indexOf(b.name))[0];
  const name = named?.name ?? (invalid ? 'invalid' : 'open');
  return { name, tone: invalid ? (TONES[name] ?? 'danger') : 'warning', check: named?.check ?? deciding[0] };
}

function nameOf(check, gathered) {
  if (check.reason === 'status-not-available') return gathered.list === 'none' && gathered.network !== 'answered' ? 'no-network' : 'no-list';
  if (check.check === 'CONSORTIUM' && check.outcome === 'failed') return 'members-seal';
  return BY_REASON.get(check.reason);
}
