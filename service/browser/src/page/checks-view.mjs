import { el, fold, icon } from './dom.mjs';
import { ANCHOR, CHECKS } from './text.mjs';

const ICONS = { passed: 'success', failed: 'danger', undetermined: 'warning', 'not-needed': 'info', 'not-applicable': 'info' };

/** Every check with its outcome, its reason and what to do; folded, because the answer stands above. */
export function checksView(language, report) {
  const count = (outcome) => report.checks.filter((check) => kindOf(check) === outcome).length;
  const summary = language.say('checksCount', { passed: count('passed'), open: count('undetermined') + count('not-needed'), failed: count('failed') });
  return fold(language.say('checks'), { id: 'checks', more: summary },
    el('ul.checks', report.checks.map((check) => row(language, shown(check, report), sentence(language, check, report)))));
}

/** Of a PDF only the embedded bundle is judged here: that nobody looked at the file itself is open, not beside the point. */
function shown(check, { carrier }) {
  return check.check === 'PDF' && carrier === 'pdf' && check.outcome === 'not-applicable' ? { ...check, outcome: 'undetermined' } : check;
}

function row(language, check, text) {
  const kind = kindOf(check);
  const [title] = language.of(CHECKS[check.check]);
  return el(`li.checks__item.checks__item--${kind}`, { 'data-check': check.check, 'data-outcome': check.outcome, 'data-reason': check.reason },
    icon(ICONS[kind]),
    el('div',
      el('p.checks__title', el('strong', title), el('span.checks__outcome', language.say(kind))),
      text ? el('p.kern-body.kern-body--small', text) : null,
      check.nextStep && ['failed', 'undetermined'].includes(kind) ? el('p.kern-body.kern-body--small.kern-body--muted', language.of(check.nextStep)) : null));
}

function sentence(language, check, report) {
  if (check.outcome === 'passed') return language.of(CHECKS[check.check])[1];
  if (shown(check, report) !== check) return language.say('note.pdf.text');
  if (check.check === 'ANCHOR' && check.reason === 'chain-not-asked') {
    const sealed = report.checks.some((other) => other.check === 'CONSORTIUM' && other.outcome === 'passed');
    return language.of(ANCHOR[sealed ? 'sealed' : 'not-asked']);
  }
  return check.sentence && language.of(check.sentence);
}

function kindOf({ outcome, required }) {
  return outcome === 'undetermined' && !required ? 'not-needed' : outcome;
}
