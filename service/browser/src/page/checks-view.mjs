import { el, fold, icon } from './dom.mjs';
import { ANCHOR_NOT_ASKED, CHECKS } from './text.mjs';

const ICONS = { passed: 'success', failed: 'danger', undetermined: 'warning', 'not-needed': 'info', 'not-applicable': 'info' };

/** Every check with its outcome, its reason and what to do; folded, because the answer stands above. */
export function checksView(language, report) {
  const count = (outcome) => report.checks.filter((check) => kindOf(check) === outcome).length;
  const summary = language.say('checksCount', { passed: count('passed'), open: count('undetermined') + count('not-needed'), failed: count('failed') });
  return fold(language.say('checks'), { id: 'checks' },
    el('p.kern-body.kern-body--small.kern-body--muted', summary),
    el('ul.checks', report.checks.map((check) => row(language, check))));
}

function row(language, check) {
  const kind = kindOf(check);
  const [title, passed] = language.of(CHECKS[check.check]);
  const anchor = check.check === 'ANCHOR' && check.reason === 'chain-not-asked';
  const sentence = kind === 'passed' ? passed : anchor ? language.of(ANCHOR_NOT_ASKED) : check.sentence && language.of(check.sentence);
  return el(`li.checks__item.checks__item--${kind}`, { 'data-check': check.check, 'data-outcome': check.outcome, 'data-reason': check.reason },
    icon(ICONS[kind]),
    el('div',
      el('p.checks__title', el('strong', title), el('span.checks__outcome', language.say(kind))),
      sentence ? el('p.kern-body.kern-body--small', sentence) : null,
      check.nextStep && ['failed', 'undetermined'].includes(kind) ? el('p.kern-body.kern-body--small.kern-body--muted', language.of(check.nextStep)) : null));
}

function kindOf({ outcome, required }) {
  return outcome === 'undetermined' && !required ? 'not-needed' : outcome;
}
