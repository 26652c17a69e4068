/** Fields of forms as the design system draws them. */
import { el } from '../page/dom.mjs';
import { say } from './text.mjs';

/** A text field with its label, and a sentence below it where there is one to say. @returns {{ row: HTMLElement, input: HTMLInputElement }} */
export function field(name, attributes = {}, hint = undefined) {
  const described = hint === undefined ? undefined : `${name}-hint`;
  const input = el('input.kern-form-input__input', { id: name, name, type: 'text', 'aria-describedby': described, ...attributes });
  const row = el('div.kern-form-input', el('label.kern-label', { for: name }, say(name)),
    hint === undefined ? null : el('p.kern-hint', { id: described }, hint), input);
  return { row, input };
}

/** @param {[string, string][]} options value and word */
export function choice(name, options, onchange) {
  const select = el('select.kern-form-input__select', { id: name, name, onchange: () => onchange(select.value) },
    options.map(([value, word]) => el('option', { value }, word)));
  return el('div.kern-form-input', el('label.kern-label', { for: name }, say(name)), el('div.kern-form-input__select-wrapper', select));
}

/** Boxes under one legend. @param {{ name: string, value: string, word: string | Node, checked?: boolean, disabled?: boolean }[]} boxes */
export function boxes(legend, list, attributes = {}) {
  return el('fieldset.kern-fieldset', attributes, el('legend.kern-label', legend), el('div.kern-fieldset__body', list.map(box)));
}

export function box({ name, value, word, ...attributes }) {
  const id = `${name}-${value}`;
  return el('div.kern-form-check', el('input.kern-form-check__checkbox', { type: 'checkbox', id, name, value, ...attributes }),
    el('label.kern-label', { for: id }, word));
}

/** The one button that sends a form. */
export function submit(word, attributes = {}) {
  return el('button.kern-btn.kern-btn--primary', { type: 'submit', ...attributes }, el('span.kern-label', word));
}
