/** Paths of tiles and entry bundles (C2SP tlog-tiles, docs/spec/log.md): one spelling each. */

import { parseDecimal } from './log-text.mjs';

const FULL_WIDTH = 256;
const PATH = /^tile\/(entries|[0-7])\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([0-9]+))?$/;
const MAX_GROUPS = 7;

/** @returns {{ level: number, index: bigint, width: number, entries: boolean } | undefined} undefined when no log has such a path */
export function parseTilePath(path) {
  const match = PATH.exec(path);
  if (match === null) {
    return undefined;
  }
  const [, kind, groups, partial = `${FULL_WIDTH}`] = match;
  const digits = groups.replace(/[x/]/g, '');
  const padded = digits.length > 3 && digits.startsWith('000');
  const index = padded || digits.length > 3 * MAX_GROUPS ? undefined : parseDecimal(digits.replace(/^0+(?=[0-9])/, ''));
  const width = parseDecimal(partial);
  const widthFits = match[3] === undefined || (width >= 1n && width < FULL_WIDTH);
  const level = kind === 'entries' ? 0 : Number(kind);
  return index === undefined || !widthFits || index > lastIndex(level)
    ? undefined
    : { level, index, width: Number(width), entries: kind === 'entries' };
}

/** The tile of this level that leaf 2⁶³ − 2 is below. */
function lastIndex(level) {
  return ((1n << 63n) - 1n) >> BigInt(8 * (level + 1));
}
