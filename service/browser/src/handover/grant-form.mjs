/** The form by which a holder hands the document over: to whom, what for, until when, how often, and what of it. */
import { el } from '../page/dom.mjs';
import { claimName } from './claims.mjs';
import { box, boxes, choice, field, submit } from './forms.mjs';
import { say } from './text.mjs';

const DAY = 24 * 60 * 60 * 1000;
const DAYS = 14;
const MOST_DAYS = 365;

/**
 * @param {object} held what the service says of the document
 * @param {[string, unknown][]} claims
 * @param {(wish: object) => void} send gets the members of a grant
 */
export function grantForm(held, claims, names, send) {
  const kinds = ['bearer', 'mail', ...(held.loginIssuer === undefined ? [] : ['account'])];
  const named = el('div.form-part');
  const drawNamed = (kind) => named.replaceChildren(...recipientFields(kind, held));
  drawNamed(kinds[0]);
  const form = el('form.handing', { onsubmit: (event) => { event.preventDefault(); send(wishOf(new FormData(event.target), held)); } },
    choice('kind', kinds.map((kind) => [kind, say(`kind.${kind}`)]), drawNamed),
    field('recipient', { maxlength: '200', required: true, autocomplete: 'off' }, say('recipientHint')).row,
    named,
    field('purpose', { maxlength: '500', required: true, autocomplete: 'off' }, say('purposeHint')).row,
    field('until', { type: 'date', required: true, value: day(DAYS), min: day(1), max: day(MOST_DAYS) }).row,
    field('views', { type: 'number', min: '1', max: '1000', value: '3', required: true, inputmode: 'numeric' }).row,
    boxes(say('claims'), claims.map(([name]) => ({ name: 'claim', value: name, word: claimName(name, names), checked: held.preselected.includes(name) })), { onchange: () => allForPdf(form) }),
    boxes(say('files'), [{ name: 'pdf', value: 'pdf', word: say('pdf') },
      ...held.files.map((file) => ({ name: 'file', value: file.sha256, word: file.name }))], { onchange: (event) => event.target.name === 'pdf' && allClaims(form) }),
    el('p.kern-hint', say('pdfHint')),
    submit(say('grant')));
  return form;
}

function recipientFields(kind, held) {
  if (kind === 'mail') {
    const fields = [field('mailOfRecipient', { type: 'email', maxlength: '254', required: true, autocomplete: 'off' }).row];
    return held.notices ? [...fields, box({ name: 'notice', value: 'notice', word: say('notice'), checked: true })] : fields;
  }
  return kind === 'account' ? [field('subject', { maxlength: '500', required: true, autocomplete: 'off' }, say('subjectHint')).row] : [];
}

/** The PDF shows every claim: who chooses it chooses them all, and who leaves one out leaves the PDF out. */
function allClaims(form) {
  if (form.elements.pdf.checked) claimsOf(form).forEach((claim) => { claim.checked = true; });
}

function allForPdf(form) {
  if (!claimsOf(form).every((claim) => claim.checked)) form.elements.pdf.checked = false;
}

function claimsOf(form) {
  return [...form.querySelectorAll('input[name="claim"]')];
}

function wishOf(data, held) {
  const recipient = { kind: data.get('kind'), name: data.get('recipient') };
  if (recipient.kind === 'mail') Object.assign(recipient, { mail: data.get('mailOfRecipient'), notice: data.has('notice') });
  if (recipient.kind === 'account') Object.assign(recipient, { issuer: held.loginIssuer, subject: data.get('subject') });
  return {
    recipient,
    purpose: data.get('purpose'),
    validUntil: endOf(data.get('until')),
    views: Number(data.get('views')),
    claims: data.getAll('claim'),
    files: data.getAll('file'),
    pdf: data.has('pdf'),
  };
}

/** The last second of a day where the holder is. */
function endOf(date) {
  const [year, month, number] = date.split('-').map(Number);
  return new Date(new Date(year, month - 1, number + 1).getTime() - 1000).toISOString();
}

function day(later) {
  const date = new Date(Date.now() + later * DAY);
  const two = (number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
