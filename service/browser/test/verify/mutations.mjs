/** Vectors with something changed at random: the same seed, the same changes. */

import { fromBase64Url, toBase64Url } from '../../src/verify/base64.mjs';

const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/.~{}[]",:\\ \n\u0000ÄÖ';
const VALUES = [null, true, '', [], {}, -1, 0, 1, 2 ** 31, 1.5, 'x', ['x'], { x: 1 }];

/** Whole numbers below a bound, by Marsaglia's xorshift. */
export class Random {
  constructor(seed) {
    this.state = (seed * 2_654_435_761) >>> 0 || 1;
  }

  below(bound) {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x >>> 0;
    return this.state % bound;
  }

  of(list) {
    return list[this.below(list.length)];
  }
}

/** The vector with what is presented changed in one place. */
export function withPresentedChanged({ presented, ...vector }, random) {
  const [[carrier, text]] = Object.entries(presented);
  const change = { seal: sealChanged, bundle: jsonChanged, pdf: jsonChanged, credential: jwtChanged, attachment: textChanged };
  return { ...vector, presented: { [carrier]: change[carrier](text, random) } };
}

/** The vector with the evidence, the policy or the history changed in one place. */
export function withKnowledgeChanged(vector, random) {
  const { evidence, policy, history } = structuredClone({ evidence: vector.evidence, policy: vector.policy, history: vector.history });
  const places = [
    policy !== undefined && (() => ({ evidence, policy: jsonChanged(policy, random) })),
    history !== undefined && (() => ({ history: jsonChanged(history, random) })),
    evidence.bundle !== undefined && (() => ({ evidence: { ...evidence, bundle: jsonChanged(evidence.bundle, random) }, policy })),
    evidence.statusList?.token !== undefined &&
      (() => ({ evidence: { ...evidence, statusList: { token: jwtChanged(evidence.statusList.token, random) } }, policy })),
    evidence.chain !== undefined && (() => ({ evidence: { ...evidence, chain: leafChanged(evidence.chain, random) }, policy })),
  ].filter((place) => place !== false);
  return places.length === 0 ? vector : { ...vector, ...random.of(places)() };
}

function sealChanged(text, random) {
  return toBase64Url(bytesChanged(fromBase64Url(text), random));
}

/** As text, or member by member. */
function jsonChanged(text, random) {
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    return textChanged(text, random);
  }
  return random.below(4) === 0 ? textChanged(text, random) : JSON.stringify(leafChanged(json, random));
}

/** As text, or inside one of its base64url parts. */
function jwtChanged(text, random) {
  if (random.below(3) === 0) {
    return textChanged(text, random);
  }
  const parts = text.split(/([.~])/);
  const at = random.below(parts.length);
  const bytes = fromBase64Url(parts[at]);
  parts[at] = bytes === undefined || bytes.length === 0 ? textChanged(parts[at], random) : encodedChanged(bytes, random);
  return parts.join('');
}

/** JSON inside base64url is changed as JSON now and then, so that a change gets further than to the parser. */
function encodedChanged(bytes, random) {
  if (bytes[0] === 0x7b && random.below(2) === 0) {
    const text = jsonChanged(new TextDecoder().decode(bytes), random);
    return toBase64Url(new TextEncoder().encode(text));
  }
  return toBase64Url(bytesChanged(bytes, random));
}

function leafChanged(json, random) {
  const copy = structuredClone(json);
  let at = copy;
  for (;;) {
    const names = Object.keys(at);
    if (names.length === 0) {
      return copy;
    }
    const name = random.of(names);
    if (at[name] !== null && typeof at[name] === 'object' && random.below(8) !== 0) {
      at = at[name];
    } else {
      return replaceMember(copy, at, name, random);
    }
  }
}

function replaceMember(whole, parent, name, random) {
  const value = parent[name];
  const way = random.below(10);
  if (way === 0) {
    delete parent[name];
  } else if (way === 1) {
    parent[name] = random.of(VALUES);
  } else if (way === 2 && !Array.isArray(parent)) {
    parent[random.of(['x', ...Object.keys(parent)])] = value;
  } else if (typeof value === 'number') {
    parent[name] = value + random.of([-1, 1, 60, 3600, -3600, 86_400]);
  } else if (typeof value === 'string') {
    parent[name] = random.below(3) === 0 || !/[.~]/.test(value) ? valueChanged(value, random) : jwtChanged(value, random);
  }
  return whole;
}

/** Of text that is bytes in some encoding, the bytes; so that the change is more than a misspelling. */
function valueChanged(text, random) {
  if (/^(0x)?([0-9a-f]{2})+$/.test(text) && random.below(3) !== 0) {
    const at = text.startsWith('0x') ? 2 + random.below(text.length - 2) : random.below(text.length);
    return text.slice(0, at) + random.of('0123456789abcdef') + text.slice(at + 1);
  }
  const bytes = fromBase64Url(text);
  return bytes === undefined || bytes.length === 0 || random.below(3) === 0
    ? textChanged(text, random)
    : toBase64Url(bytesChanged(bytes, random));
}

function textChanged(text, random) {
  return cut(text, random, () => random.of(CHARACTERS), (...parts) => parts.join(''));
}

function bytesChanged(bytes, random) {
  const replacement = (old) => Uint8Array.of(random.below(3) === 0 ? random.below(256) : (old?.[0] ?? 0) ^ (1 << random.below(8)));
  return cut(bytes, random, replacement, (...parts) => Uint8Array.from(parts.flatMap((part) => [...part])));
}

/** Replaces, inserts, removes, repeats or cuts off, at a random place. */
function cut(whole, random, replacement, join) {
  const at = random.below(whole.length + 1);
  const [before, here, after] = [whole.slice(0, at), whole.slice(at, at + 1), whole.slice(at + 1)];
  switch (random.below(8)) {
    case 0:
      return join(before, after);
    case 1:
      return join(before, replacement(here), here, after);
    case 2:
      return before;
    case 3:
      return join(before, whole.slice(at, at + 1 + random.below(40)), here, after);
    default:
      return join(before, replacement(here), after);
  }
}
