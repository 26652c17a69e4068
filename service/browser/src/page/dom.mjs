/**
 * An element. Text is always text: nothing here, and nothing else on the page, ever turns a string into markup.
 *
 * @param {string} tag name, with classes as in CSS: 'p.kern-body.muted'
 * @param {object | Node | string} [attributes] a plain object, or the first child; on… are listeners, undefined and false are left out
 * @param {...(Node | string | null | undefined | (Node | string | null | undefined)[])} children
 */
export function el(tag, attributes, ...children) {
  const [name, ...classes] = tag.split('.');
  const element = document.createElement(name);
  if (classes.length > 0) element.className = classes.join(' ');
  const plain = attributes !== undefined && attributes !== null && Object.getPrototypeOf(attributes) === Object.prototype;
  for (const [key, value] of Object.entries(plain ? attributes : {})) set(element, key, value);
  element.append(...(plain ? children : [attributes, ...children]).flat().filter((child) => child !== null && child !== undefined));
  return element;
}

function set(element, key, value) {
  if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
  else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value);
}

/** A symbol of the design system; the word beside it says the same. */
export function icon(name, size = '') {
  return el(`span.kern-icon.kern-icon--${name}${size}`, { 'aria-hidden': 'true' });
}

export function button(kind, text, onclick, attributes = {}) {
  return el(`button.kern-btn.kern-btn--${kind}`, { type: 'button', onclick, ...attributes }, el('span.kern-label', text));
}

/** A heading of the page's outline with a look of the design system. */
export function heading(level, look, text, attributes = {}) {
  return el(`h${level}.kern-${look}`, attributes, text);
}

/** Something that people may open; more is what its closed lid says in small letters. */
export function fold(title, { more, ...attributes }, ...children) {
  const lid = el('span.lid', el('span.kern-title', title), more === undefined ? null : el('span.lid__more', more));
  return el('details.kern-accordion', attributes, el('summary.kern-accordion__header', lid), el('section.kern-accordion__body', ...children));
}

/** A note with a tone of the design system: info, success, warning, danger. */
export function note(tone, title, ...body) {
  return el(`div.kern-alert.kern-alert--${tone}`, { role: tone === 'danger' || tone === 'warning' ? 'alert' : undefined },
    el('div.kern-alert__header', icon(tone), el('span.kern-title', title)),
    el('div.kern-alert__body', ...body));
}

export function paragraph(text, attributes = {}) {
  return el('p.kern-body', attributes, text);
}

/** @param {[string, Node | string | null | undefined, object?][]} rows key and value; a row without a value is left out */
export function facts(rows) {
  return el('dl.kern-description-list', rows.filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([key, value, attributes]) => el('div.kern-description-list-item',
      el('dt.kern-description-list-item__key', attributes?.key ?? {}, key),
      el('dd.kern-description-list-item__value', attributes?.value ?? {}, value))));
}
