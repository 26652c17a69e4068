/** How a structured claim reads: fragments such as ", {address.city}", left out when their field is absent (docs/credential-types.md). */
const FIELD = /\{([A-Za-z0-9.]+)(?::(date|money))?\}/;

/**
 * @param {string[]} fragments of the type
 * @param {object} value the claim
 * @param {(date: string) => string} day writes a day
 */
export function rendered(fragments, value, day) {
  return fragments.map((fragment) => {
    const [written, path, format] = FIELD.exec(fragment) ?? [];
    const field = path?.split('.').reduce((found, step) => found?.[step], value);
    return field === undefined || field === null ? '' : fragment.replace(written, () => formatted(field, format, day));
  }).join('').trim();
}

function formatted(value, format, day) {
  if (format === 'date') return day(String(value));
  // Two digits after the comma; a further one is shown, never rounded away.
  if (format === 'money') return Number(value).toLocaleString('de', { minimumFractionDigits: 2, maximumFractionDigits: 20 });
  return plain(value);
}

function plain(value) {
  if (Array.isArray(value)) return value.map(plain).join(', ');
  // The documents are German ones.
  return typeof value === 'number' ? value.toLocaleString('de') : String(value);
}
