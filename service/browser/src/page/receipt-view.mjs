import { parseReceiptFile, verifyReceipt } from '../verify/hand-over-receipt.mjs';
import { checksView } from './checks-view.mjs';
import { el, facts, heading } from './dom.mjs';
import { nextView, verdict } from './result-view.mjs';
import { entryControls } from './start-view.mjs';

/** Not anchored or not sealed yet: time mends it. */
const PENDING = new Set(['log-entry-pending', 'consortium-seal-not-at-hand']);
const TONES = { valid: 'success', invalid: 'danger', damaged: 'danger', pending: 'warning', open: 'warning' };

/** Judges the receipt of a hand-over on this device; nobody is asked. @param {Uint8Array} bytes of the file */
export async function checkReceipt(bytes, reading, now) {
  const { receipt } = parseReceiptFile(bytes);
  if (receipt === undefined) return { name: 'damaged' };
  const report = await verifyReceipt(receipt, reading, now);
  return { name: nameOf(report), report };
}

function nameOf({ verdict: said, checks }) {
  if (said !== 'INDETERMINATE') return said.toLowerCase();
  const deciding = checks.find(({ outcome, required }) => required && outcome === 'undetermined');
  return PENDING.has(deciding.reason) ? 'pending' : 'open';
}

/** What a receipt shows, how much of it counts, and what it does not show. */
export function receiptView(language, { name, report }, acts) {
  const say = language.say.bind(language);
  const time = report === undefined ? null : say('judgedAt', { time: language.time(report.judgedAt) });
  return [
    verdict(TONES[name], say(`receipt.${name}.title`), say(`receipt.${name}.lead`), time, `receipt-${name}`),
    report?.event === undefined ? null : eventView(language, report.event, name === 'valid'),
    nextView(language, say(`receipt.${name}.next`)),
    report === undefined ? null : checksView(language, report),
    el('section.again', entryControls(language, acts, 'again')),
  ];
}

function eventView(language, event, proven) {
  const say = language.say.bind(language);
  const instant = (milliseconds) => language.time(new Date(milliseconds).toISOString());
  return el('section.content', { 'aria-labelledby': 'content' },
    heading(2, 'heading-medium', say('receiptSays'), { id: 'content' }),
    proven ? null : el('p.kern-body.content__caution', say('saysOnlyNote')),
    facts([
      [say('receipt.kind'), say(`receipt.event.${event.kind}`)],
      [say('receipt.at'), instant(event.at)],
      [say('receipt.purpose'), event.purpose],
      [say('receipt.validUntil'), instant(event.validUntil)],
      [say('receipt.view'), event.view === undefined ? String(event.views) : `${event.view} / ${event.views}`],
      [say('receipt.recipient'), say(`receipt.recipient.${event.recipient}`)],
      [say('receipt.actor'), event.actor && say(`receipt.actor.${event.actor}`)],
      [say('receipt.files'), event.files.length === 0 ? undefined : String(event.files.length)],
      [say('receipt.document'), code(uuid(event.document))],
      [say('receipt.presentation'), event.presentation && code(event.presentation)],
      ...event.files.map((digest) => [say('receipt.file'), code(digest)]),
    ]));
}

function code(text) {
  return el('span.content__source', text);
}

function uuid(hex) {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
